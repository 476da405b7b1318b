/** Texts that a hostile page could repeat to slow a parser down. */
export const repeated = [
  ...['a', 'aaaa ', 'A', 'A ', 'Ab ', 'aB', 'A.', 'A. ', 'A-', 'a-1', 'x.Y', 'e\u0301', '😀', '\ud800'],
  ...['1', '1 ', '1,', '1,1,', '1,111', '0.', '.0', '1-', '%', '$1 ', '1990 ', 'May 1990 ', '1990–', 'May '],
  ...['(', '((( ', '(a) ', '[', '{', '{0|', '}', ')', '"', '""" ', '“', '“a” ', '“Slow ', "'", "'s "],
  ...[',', ', ', ';', '; ', ': ', '. ', '...', '…', '? ', '! ', '–', '—', ' — ', '-', '- ', '/', '\\', '*', '_', '`'],
  ...['and ', 'not ', 'until ', 'not until ', 'the ', 'of the ', 'who ', 'which ', 'he said that ', 'she said that '],
  ...['and Dostan left ', 'from 1990 to ', 'twenty ', 'hundred ', 'two and a half ', 'half a ', '3 hours ', '1½ '],
  ...['1/', '1:11:', '5 km/', 'nineteen '],
  ...['PhD ', 'CEO of ', 'director of AI and ', 'University of ', 'Mr. ', 'Mirela ', 'Mirela Dostan ', 'Dostan’s '],
  ...['x', '111,', '2015-', '2015 ', 'in 2015 to 2016 ', '4 and ', 'in May or ', '- 5 ', '$', 'hour, and '],
  ...['"a ', '( ', ' ', '\u0301', 'a ', 'he left ', 'it and he left ', 'not, '],
  ...['about ', 'former ', 'director of AI ', 'Mr. A. '],
  ...['Dostan joined ', 'Mirela Dostan, ', 'the company ', 'Skarvik Institute '],
  ...['Krill ', 'Åsell ', '§S0 ', 'http://', 'a@b.', '<b>', '&amp;'],
]
/** Kinds of blank characters. */
export const blanks = [' ', '\t', '\r', '\u00a0', '\u2003', '\u200b', '\u00ad']

/** `unit` repeated up to a length, with an end that no pattern matches. */
export const textOf = (unit: string, length: number, head = ''): string =>
  `${head}${unit.repeat(Math.ceil(length / unit.length))}!x`

/** Returns the CPU time in milliseconds, the minimum of several runs to reduce the influence of other programs. */
export function cost(run: () => void, goes = 3): number {
  const times = Array.from({ length: goes }, () => {
    const before = process.cpuUsage()
    run()
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1000
  })
  return Math.min(...times)
}

/**
 * The cost on this machine of restarting at each of 4,000 characters: about 15 ms. Lower costs are noise, so all bounds
 * are multiples of it.
 */
export const YARDSTICK = cost(() => /(\S+)\.$/.test(textOf('a', 4000)), 5)

/**
 * Whether a text of four times the length takes more than ten times as long. Linear growth gives four, quadratic
 * sixteen; catastrophic backtracking takes minutes.
 */
export function outgrows(run: (text: string) => void, unit: string, length: number, head = ''): boolean {
  const short = cost(() => run(textOf(unit, length, head)), 2)
  const long = textOf(unit, length * 4, head)
  // Measured twice, because the machine may be busy.
  return [1, 2].every(() => cost(() => run(long), 1) > 10 * Math.max(YARDSTICK, short))
}
