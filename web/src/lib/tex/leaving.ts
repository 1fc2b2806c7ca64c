/** How the engine is left: by an exception of its host, for nothing can be returned through its stack. */

/** The engine asked to be left. */
export class Abort extends Error {}

/** The engine was left where it wants more of the main document. */
export class Pause extends Error {}
