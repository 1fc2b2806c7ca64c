/** English: Between source and page. */
export const sync = {
  sync: {
    toPage: 'Show on the page',
    toSource: 'Go to the source of this place',
    follow: 'Follow the cursor on the page',
    unfollow: 'Follow the cursor no more',
    nowFollows: 'The page follows the cursor.',
    followsNoMore: 'The page follows the cursor no more.',
    document: 'This file has no source: it was opened as it is.',
    reasons: {
      none: 'Compile first: then the page knows its lines.',
      loading: 'A moment: the page’s lines are on their way.',
      absent: 'This page does not know its lines: the document turns SyncTeX off.',
      failed: 'The page’s lines could not be fetched. Compile again.',
    },
    nothingHere: 'No line of your source set this place.',
    setNothing: 'This file set nothing on the page.',
    fileGone: (file: string) => `${file} is no longer part of the project.`,
    approximate: 'The source has moved on since this page was made: this is near the place.',
    approximatePage: 'The source has moved on since this page was made: this is near the line.',
  },
};
