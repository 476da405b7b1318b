import { CodedError } from '@/lib/messaging/envelope'

/** Runs of work that the panel asks for in steps. They are lost when the worker stops; the panel then begins again. */
export class SteppedRuns<Run, Step extends { isDone: boolean }> {
  private readonly runs = new Map<string, Run>()

  constructor(private readonly stepOf: (run: Run) => Promise<Step>) {}

  /** @returns an id for the steps */
  begin(run: Run): string {
    const id = crypto.randomUUID()
    this.runs.set(id, run)
    // A panel that is closed does not end its run, so the oldest runs are dropped.
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

/** Duration of a step in ms; the panel shows the progress after each step. */
export const STEP_MS = 200
