import type { PageQuestion } from './page-question'

/** Whether a model can be used now. The names are those of the browser's Prompt API. */
export const availabilities = ['unavailable', 'downloadable', 'downloading', 'available'] as const
export type Availability = (typeof availabilities)[number]

/** A language model, wherever it runs. All of its functions reject with a `ModelError`. */
export interface OpinionModel {
  availability: () => Promise<Availability>
  /**
   * Opens a session. If the model is not on this computer yet, this starts its download: call it only after a click.
   * @param options.onProgress receives the completed share of the download, from 0 to 1
   */
  create: (options?: { onProgress?: (share: number) => void; signal?: AbortSignal }) => Promise<ModelSession>
}

export interface ModelSession {
  /** Returns the unparsed answer of the model. No question sees an earlier one. */
  ask: (question: PageQuestion, options?: { signal?: AbortSignal }) => Promise<string>
  close: () => void
}

export const modelFaultCodes = [
  'unavailable', // it cannot be used on this computer
  'notReady', // it is not downloaded yet
  'notAllowed', // turned off in the browser, or no click before the download
  'notSupported', // it cannot answer such a question
  'aborted', // cancelled by the user
  'slow', // no answer in time
  'tooLong', // the question does not fit into its context
  'malformed', // the answer does not have the requested form
  'filtered', // the browser's filter refused the answer
  'closed', // the session has ended
  'unreachable', // nothing answers at the address
  'failed', // anything else
] as const
export type ModelFault = (typeof modelFaultCodes)[number]

export class ModelError extends Error {
  override name = 'ModelError'

  /** @param detail error message of the model or its server, for the command line */
  constructor(
    readonly fault: ModelFault,
    readonly detail = '',
  ) {
    super(detail === '' ? fault : `${fault}: ${detail}`)
  }
}
