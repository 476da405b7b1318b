import { citedKeys, NAMES } from './author-year'

/** A citation by author and page, as in MLA: "(Chaikin 45–47; Hansen, First Man 12)". */
interface PageMark {
  start: number
  end: number
  /** The key of each work; of an unknown work, its name. */
  labels: string[]
}

const PAGES = String.raw`\d{1,4}(?:[–-]\d{1,4})?`
const WORK = new RegExp(
  String.raw`^(?:see |see also |cf\.? |e\.g\.,? |qtd\. in |quoted in )?(${NAMES})(?:, ["“]?[^"“”]{2,60}["”]?,?)? (?:pp?\. ?)?${PAGES}(?:, ?${PAGES}){0,5}$`,
  'u',
)

/** Finds the citations by author and page of a text. `cites`: whether a name is one of an author who is so cited. */
export function pageMarks(
  text: string,
  knows: (key: string) => boolean,
  cites: (name: string) => boolean = () => true,
): PageMark[] {
  return [...text.matchAll(/\(([^()\n]{4,200})\)/g)].flatMap(({ 0: whole, 1: inner = '', index }) => {
    const names = inner.split(/\s*;\s*/).map((words) => WORK.exec(words.replace(/[*_]/g, ''))?.[1])
    const labels = names.flatMap((name) => {
      const keys = name === undefined ? [] : citedKeys(name, '')
      return keys.find(knows) ?? name ?? []
    })
    return labels.length === names.length && labels.every(cites)
      ? [{ start: index, end: index + whole.length, labels }]
      : []
  })
}

/**
 * Returns the names by which a document cites with pages: those of its list of sources, and, if it cites so more than
 * once, those that its text does not mention otherwise. "(Apollo 11)" is no citation where the text is on Apollo.
 */
export function citedNames(texts: readonly string[], knows: (key: string) => boolean): ReadonlySet<string> {
  const labels = texts.flatMap((text) => pageMarks(text, knows).flatMap((mark) => mark.labels))
  const words = new Set(texts.flatMap((text) => text.replace(/\([^()]{0,200}\)/g, ' ').match(/[\p{L}\d'’-]+/gu) ?? []))
  const isMentioned = (name: string) => (name.match(/\p{L}{2,}/gu) ?? []).some((word) => words.has(word))
  const isStyle = labels.filter(knows).length > 1
  return new Set(labels.filter((name) => (knows(name) ? isStyle || !isMentioned(name) : isStyle && !isMentioned(name))))
}
