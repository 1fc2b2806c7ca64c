/** English, around every page of the site. */

export const en = {
  brand: 'Legible',
  skip: 'Skip to the content',
  nav: {
    label: 'Site',
    workspace: 'Open the workspace',
    workspaceShort: 'Workspace',
    library: 'Library',
    jobs: 'Jobs',
    signIn: 'Sign in',
    account: 'Your account',
    status: 'Status',
    rules: 'Rules',
    pricing: 'Pricing',
    privacy: 'Privacy',
    licences: 'Licences',
    api: 'API',
    faq: 'Questions',
    theme: 'Switch between light and dark',
    home: 'Legible, start page',
  },
  footer: {
    label: 'Footer',
    line: 'Legible shows you what machines read.',
    rights: 'Open source, Apache-2.0 or MIT.',
  },
};
