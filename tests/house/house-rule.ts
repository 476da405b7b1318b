/** A rule that the sources or documents of a checkout keep. */
export interface HouseRule {
  name: string
  /** Returns what breaks the rule, a line each. */
  findFaults: () => string[] | Promise<string[]>
}
