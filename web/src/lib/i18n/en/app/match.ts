/** English: The resume held against a job posting. */

const importances = { must: 'required', preferred: 'preferred', nice: 'nice to have' };
const states = {
  exact: 'in your resume',
  alias: 'in your resume under another name',
  relation: 'implied by your resume',
  partial: 'in your resume in part',
  missing: 'missing from your resume',
};

export const matching = {
  match: {
    saved: {
      label: 'Saved posting',
      none: 'New posting',
      untitled: 'Untitled posting',
      fresh: 'New posting',
      freshShort: 'New',
      actions: 'Actions for this posting',
      edit: 'Edit the text',
      editDone: 'Hide the text',
      rename: 'Rename…',
      renameTitle: 'Rename this posting',
      remove: 'Delete',
      removed: (name: string) => `“${name}” is deleted.`,
      kept: 'Kept in this browser.',
      full: (max: number) =>
        `This posting is not saved: ${max} are, which is the most. Delete one that you no longer need.`,
      refused: 'This browser refuses storage: the posting is gone when you close the page.',
    },
    label: 'Job posting',
    placeholder: 'Paste a job posting here. It stays in this browser.',
    count: (used: string, max: string) => `${used} of ${max} characters`,
    over: 'Too long: only postings up to 50,000 characters are read. Keep the part with the requirements.',
    empty: 'Paste a posting to see what fits',
    emptyHint: 'Each requirement is looked up in your resume, by its usual names as well.',
    sample: 'Try a sample posting',
    nothing: 'No requirements were recognised in this text.',
    groups: { must: 'Required', preferred: 'Preferred', nice: 'Nice to have' },
    state: {
      exact: 'Found',
      alias: 'Found under another name',
      relation: 'Implied',
      partial: 'In part',
      missing: 'Missing',
    },
    missingHint: (term: string) => `If you have it, name “${term}” in a bullet that shows where you used it.`,
    summary: (found: number, all: number) => `${found} of ${all} found`,
    go: (term: string) => `Show ${term} in the source`,
    facts: {
      title: 'The job',
      seniority: 'Level',
      years: 'Experience',
      degree: 'Degree',
      location: 'Place',
      presence: 'Presence',
      clearance: 'Clearance',
      permit: 'Right to work',
      atLeast: (years: number) => (years === 1 ? 'at least 1 year' : `at least ${years} years`),
      levels: {
        intern: 'Internship or traineeship',
        junior: 'Junior',
        mid: 'Some years in',
        senior: 'Senior',
        lead: 'Lead',
        manager: 'Manager',
        director: 'Director',
        executive: 'Executive',
      } as Record<string, string>,
      presences: { remote: 'Remote', hybrid: 'Hybrid', onsite: 'On site' } as Record<string, string>,
    },
    inPosting: 'In the posting',
    inResume: 'In your resume',
    boldRequired: 'Bold: required',
    mark: (term: string, importance: keyof typeof importances, state: keyof typeof states) =>
      `${term}: ${importances[importance]}, ${states[state]}`,
  },
};
