/** Why a command did not do its work, in one line for people. */
export class Refusal extends Error {
  /** @param exit 1: something is not in order, 2: the command line or a file is not understood */
  constructor(
    words: string,
    readonly exit: 1 | 2 = 1,
  ) {
    super(words)
  }
}
