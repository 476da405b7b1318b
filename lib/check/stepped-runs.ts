import { CodedError } from '@/lib/messaging/envelope'

/** Work that the panel asks for step by step. The next step is asked for after the last one. Runs are lost with the worker; the panel then begins again. */
export class SteppedRuns<Run, Step extends { isDone: boolean }> {
  private readonly runs = new Map<string, Run>()

  constructor(private readonly stepOf: (run: Run) => Promise<Step>) {}

  /** @returns an id for the steps */
  begin(run: Run): string {
    const id = crypto.randomUUID()
    this.runs.set(id, run)
    // A panel that was closed does not end its run.
    for (const old of [...this.runs.keys()].slice(0, -MOST_RUNS)) this.runs.delete(old)
    return id
  }

  /** Works for a fraction of a second. Throws `gone` when the run is not known: the background was stopped since. */
  async step(id: string): Promise<Step> {
    const run = this.runs.get(id)
    if (run === undefined) throw new CodedError('gone')
    const done = await this.stepOf(run)
    if (done.isDone) this.runs.delete(id)
    return done
  }

  end(id: string): Promise<void> {
    this.runs.delete(id)
    return Promise.resolve()
  }
}

const MOST_RUNS = 4

/** How long one step takes: the panel shows the progress after each. */
export const STEP_MS = 200
