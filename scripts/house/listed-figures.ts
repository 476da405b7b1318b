export interface ListedFigure {
  /** Path of the file from the root of the project. */
  file: string
  /** The figure in the words of the file. */
  stated: string
  /** Texts that the command's output must contain; white space is not compared. */
  expectedOutput: string[]
}

/** Reads docs/figures.md: a heading for each command, below it a list item for each figure. */
export function listedFigures(markdown: string): { command: string; figures: ListedFigure[] }[] {
  return markdown.split(/^## /m).flatMap((section) => {
    const command = /^`(npm run [^`]+)`/.exec(section)?.[1]
    return command === undefined ? [] : [{ command, figures: figuresIn(section) }]
  })
}

export const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim()

function figuresIn(section: string): ListedFigure[] {
  return [...section.matchAll(/^- \[[^\]]+\]\(([^)]+)\): (.+)$/gm)].map(([, link = '', rest = '']) => {
    const [stated = '', ...expectedOutput] = [...rest.matchAll(/`([^`]+)`/g)].map(([, text = '']) => text)
    return { file: link.startsWith('../') ? link.slice(3) : `docs/${link}`, stated, expectedOutput }
  })
}
