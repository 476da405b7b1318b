/** Colours of the invented notes in files for the import. */
const COLORS = ['yellow', 'green', 'blue', 'pink', '']

/** Returns a CSV table of notes as Readwise exports it; another `from` gives other notes. */
export function tableOf(notes: number, from = 0): string {
  const rows = Array.from({ length: notes }, (_, i) => {
    const n = i + from
    return [
      `"Sentence ${n}: it was said in the year ${1900 + (n % 120)}, and ""written down"" at once, by those who were there."`,
      `Book ${n % 400}`,
      `Author ${n % 90}`,
      '',
      n % 3 === 0 ? `"My note ${n}, with a word or two on it."` : '',
      COLORS[n % COLORS.length],
      n % 4 === 0 ? `"kept, year ${n % 12}"` : '',
      'page',
      n % 600,
      `2024-0${(n % 9) + 1}-1${n % 10} 08:00:00+00:00`,
      '',
    ].join()
  })
  return `${COLUMNS}\n${rows.join('\n')}\n`
}

const COLUMNS =
  'Highlight,Book Title,Book Author,Amazon Book ID,Note,Color,Tags,Location Type,Location,Highlighted at,Document tags'
