/** Plans as the pricing table shows them: the one place on the site that knows prices. */

export interface Plan {
  id: 'free' | 'basic' | 'pro' | 'byok';
  /** Indian rupees a month. */
  price: number;
  /** False: announced, cannot be bought yet. */
  open: boolean;
  compiles: number | 'fair';
  /** AI optimisations a month; `own`: unlimited with one's own key. */
  ai: number | 'fair' | 'own';
  /** How long old versions are kept, days. */
  history: number;
  queue: 'low' | 'normal' | 'high';
  ownModels: boolean;
  support: boolean;
}

export const PLANS: readonly Plan[] = [
  {
    id: 'free',
    price: 0,
    open: true,
    compiles: 3,
    ai: 0,
    history: 1,
    queue: 'low',
    ownModels: false,
    support: false,
  },
  {
    id: 'basic',
    price: 299,
    open: false,
    compiles: 50,
    ai: 10,
    history: 30,
    queue: 'normal',
    ownModels: false,
    support: false,
  },
  {
    id: 'pro',
    price: 599,
    open: false,
    compiles: 'fair',
    ai: 'fair',
    history: 365,
    queue: 'high',
    ownModels: false,
    support: true,
  },
  {
    id: 'byok',
    price: 199,
    open: false,
    compiles: 'fair',
    ai: 'own',
    history: 365,
    queue: 'high',
    ownModels: true,
    support: true,
  },
];
