/** Runs a generator to its end without pauses. */
export function runNow<T>(steps: Generator<unknown, T, undefined>): T {
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value
}
