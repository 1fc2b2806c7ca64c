/** Why there is no preview, or not now. */
export type TexErrorCode =
  /** This server has no release of the engine. */
  | 'not_available'
  /** The network or the server does not answer, and the browser's store has it not. */
  | 'offline'
  /** What came is not what was promised. */
  | 'damaged'
  /** This browser cannot run the engine. */
  | 'unsupported';

export class TexError extends Error {
  readonly code: TexErrorCode;

  constructor(code: TexErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'TexError';
    this.code = code;
  }
}
