/** English: how changes of jobs arrive. */

export const en = {
  label: 'Connection',
  states: {
    live: { word: 'Live', meaning: 'Changes of your compiles arrive as they happen.' },
    connecting: { word: 'Connecting', meaning: 'Connecting, to hear of changes as they happen.' },
    slow: {
      word: 'Slow',
      meaning:
        'This network keeps no connection open, so the page asks again and again. Changes arrive a little late.',
    },
    reconnecting: {
      word: 'Reconnecting',
      meaning: 'The connection broke and is being made again. Compiles go on meanwhile; nothing is lost.',
    },
    offline: {
      word: 'Offline',
      meaning:
        'There is no network. Your work is kept in this browser and the score goes on; compiles wait until you are back.',
    },
  },
};
