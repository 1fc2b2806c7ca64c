/** What the API tells of accounts, by the names that the pages use. Times are milliseconds since the epoch. */
import type { components } from '#lib/api/schema.d.ts';

type Schemas = components['schemas'];

export type Provider = Schemas['Provider'];
export type Role = Schemas['Role'];
export type Scope = Schemas['Scope'];
export type Plan = Schemas['Plan'];
/** An account elsewhere; the schema says the provider as text. */
export type Identity = Schemas['LinkedIdentity'] & { provider: Provider };
export type Notifications = Schemas['Notifications'];
export type Account = Omit<Schemas['Account'], 'identities'> & { identities: Identity[] };
export type SignIn =
  { state: 'signed_in'; account: Account } | Extract<Schemas['SignIn'], { state: 'second_factor' }>;
export type AccountSession = Schemas['Session'];
export type Token = Schemas['Token'];
export type NewToken = Schemas['NewToken'];
export type SecondFactorSetUp = Schemas['SecondFactor'];
export type AuditEntry = Schemas['AuditEntry'];
export type AuditPage = Schemas['AuditList'];
/** What the pages need to know before anybody signs in. */
export type SignInConfig = Pick<Schemas['Config'], 'sign_in' | 'password'>;
export type RunningExperiment = Schemas['RunningExperiment'];
export type ExperimentAssignment = Schemas['ExperimentAssignment'];
export type Usage = Schemas['Usage'];
export type AccountExport = Schemas['Export'];
export type ExportLink = Schemas['ExportLink'];
export type AdminAccount = Schemas['AdminAccount'];
export type AdminAccountPage = Schemas['AdminAccountList'];
export type AdminAuditEntry = Schemas['AdminAuditEntry'];
export type AdminAuditPage = Schemas['AdminAuditList'];
export type Block = Schemas['Block'];
export type FunnelDay = Schemas['FunnelDay'];
