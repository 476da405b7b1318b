import { CodedError } from '@/lib/messaging/envelope'

/** Work that the panel asks for step by step. Runs are lost with the worker; the panel then begins again. */
export class SteppedRuns<Run, Step extends { isDone: boolean }> {
  /** `last`: a step that is running; the next one waits for it. */
  private readonly runs = new Map<string, { run: Run; last: Promise<unknown> }>()

  constructor(private readonly stepOf: (run: Run) => Promise<Step>) {}

  /** @returns an id for the steps */
  begin(run: Run): string {
    const id = crypto.randomUUID()
    this.runs.set(id, { run, last: Promise.resolve() })
    // A panel that was closed does not end its run.
    for (const old of [...this.runs.keys()].slice(0, -MOST_RUNS)) this.runs.delete(old)
    return id
  }

  /** Works for a fraction of a second. Throws `gone` when the run is not known: the background was stopped since. */
  step(id: string): Promise<Step> {
    const one = this.runs.get(id)
    if (!one) return Promise.reject(new CodedError('gone'))
    const step = one.last.then(async () => {
      const done = await this.stepOf(one.run)
      if (done.isDone) this.runs.delete(id)
      return done
    })
    one.last = step.catch(() => undefined)
    return step
  }

  end(id: string): Promise<void> {
    this.runs.delete(id)
    return Promise.resolve()
  }
}

const MOST_RUNS = 4

/** How long one step takes: the panel shows the progress after each. */
export const STEP_MS = 200
