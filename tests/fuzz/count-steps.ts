import { Session, type Profiler } from 'node:inspector'

/**
 * Counts the steps of a reader: how often each block of JavaScript runs, by V8's precise coverage, plus the minimum
 * number of characters or elements that its calls of built-in functions process. The count is the same on each run and
 * machine. Not counted: backtracking inside one call of a pattern.
 */
export class StepCounter {
  private readonly session = new Session()
  private handed = 0
  private readonly patches = builtIns.map(([of, name, cost]) => ({ of, name, cost, before: of[name]! }))

  /** Call it before the code to be counted is loaded: only blocks of code that is compiled later are counted. */
  constructor() {
    this.session.connect()
    this.post('Profiler.enable')
    this.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true })
  }

  async during(work: () => unknown): Promise<number> {
    this.take()
    this.handed = 0
    this.patch()
    try {
      await work()
    } finally {
      for (const { of, name, before } of this.patches) Object.defineProperty(of, name, hidden(before))
    }
    return this.take() + this.handed
  }

  end(): void {
    this.post('Profiler.stopPreciseCoverage')
    this.session.disconnect()
  }

  private patch(): void {
    const add = (steps: number): void => void (this.handed += steps)
    for (const { of, name, cost, before } of this.patches) {
      const counted = function (this: unknown, ...given: unknown[]): unknown {
        const from = cost.before?.(this as never) ?? 0
        const result = Reflect.apply(before, this, given)
        add(cost.after(this as never, result as never, given, from))
        return result
      }
      Object.defineProperty(of, name, hidden(counted))
    }
  }

  /** Returns the number of block runs since the last call, except in the fuzz tests and in Node. */
  private take(): number {
    const { result } = this.post('Profiler.takePreciseCoverage') as Profiler.TakePreciseCoverageReturnType
    let steps = 0
    for (const { url, functions } of result)
      if (!url.includes('/tests/fuzz/') && !url.startsWith('node:'))
        for (const { ranges } of functions) for (const { count } of ranges) steps += count
    return steps
  }

  private post(method: string, params?: object): unknown {
    let answer: unknown
    // The inspector calls back before `post` returns.
    this.session.post(method, params, (error, result) => {
      if (error) throw error
      answer = result
    })
    return answer
  }
}

type BuiltIn = Record<string, (...given: unknown[]) => unknown>
interface Cost {
  before?: (self: never) => number
  after: (self: never, result: never, given: readonly unknown[], from: number) => number
}

const whole: Cost = { after: (self: string | unknown[]) => self.length }
const result: Cost = { after: (_self, made: string | unknown[]) => made.length }
/** Cost of `splice`: removed and inserted elements, and the elements after them if they move. */
const spliced: Cost = {
  before: (self: unknown[]) => self.length,
  after(_self, taken: unknown[], [start, , ...put], length) {
    const from = typeof start === 'number' ? (start < 0 ? length + start : Math.min(start, length)) : 0
    return taken.length + put.length + (taken.length === put.length ? 0 : length - from - taken.length)
  },
}
const found: Cost = {
  after: (self: string | unknown[], at: unknown, [, from]) =>
    Math.max(0, (typeof at === 'number' && at >= 0 ? at : self.length) - (typeof from === 'number' ? from : 0)),
}
const matched: Cost = {
  before: (self: RegExp) => (self.global || self.sticky ? self.lastIndex : 0),
  after(self: RegExp, match: RegExpExecArray | null, [text], from) {
    if (match !== null) return match.index + match[0].length - from
    return self.sticky ? 1 : Math.max(0, String(text).length - from)
  },
}

const builtIns: readonly (readonly [BuiltIn, string, Cost])[] = [
  ...[
    'replace',
    'replaceAll',
    'split',
    'match',
    'search',
    'trim',
    'trimEnd',
    'endsWith',
    'toLowerCase',
    'toUpperCase',
    'normalize',
  ].map((name) => [String.prototype as unknown as BuiltIn, name, whole] as const),
  ...['indexOf', 'includes'].map((name) => [String.prototype as unknown as BuiltIn, name, found] as const),
  [RegExp.prototype as unknown as BuiltIn, 'exec', matched],
  ...['unshift', 'join', 'includes', 'reverse', 'sort'].map(
    (name) => [Array.prototype as unknown as BuiltIn, name, whole] as const,
  ),
  ...['slice', 'concat', 'flat'].map((name) => [Array.prototype as unknown as BuiltIn, name, result] as const),
  [Array.prototype as unknown as BuiltIn, 'splice', spliced],
  [Array.prototype as unknown as BuiltIn, 'indexOf', found],
  [Object.getPrototypeOf(Uint8Array.prototype) as BuiltIn, 'indexOf', found],
  [Object.getPrototypeOf(Uint8Array.prototype) as BuiltIn, 'slice', result],
]

function hidden(value: unknown): PropertyDescriptor {
  return { value, writable: true, configurable: true, enumerable: false }
}
