import { falsify, nearAlike, pick, smooth } from './change-words'
import type { Note } from './choose-notes'
import { pageFrom, type Page, type Span } from './pages'
import { cut, fresh, glue, rewrite, traced, type Traced } from './traced'

/** A kind of change of a page. */
export interface Revision {
  name: string
  /**
   * Expected result for a note: `present`, the words are found if they are still there; `falsified`, nothing is found
   * because their meaning was changed. Character offsets show which words were removed.
   */
  expect: 'present' | 'falsified'
  /** Returns the page on which the notes are made, if it differs from the saved page. */
  prepare?: (page: Page, random: () => number) => Page
  /** Returns the changed blocks and the notes to look for; `asked` null: all of them. */
  revise(page: Page, notes: readonly Note[], random: () => number): { blocks: Traced[]; asked: readonly Note[] | null }
}

export const revisions: Revision[] = [
  whole('unchanged', (blocks) => blocks),
  whole('quotes, dashes, spaces', (blocks, random) => blocks.map((block) => respell(block, random))),
  whole('composed and decomposed letters', (blocks) =>
    blocks.map((block) =>
      rewrite(block, /[^\u0000-\u007f]+/gu, (found) =>
        found === found.normalize('NFC') ? found.normalize('NFD') : found.normalize('NFC'),
      ),
    ),
  ),
  inNotes('small edits in the quote', 'present', (part, random) => (isLong(part) ? smooth(part, random) : null)),
  aroundNotes('edits around the quote'),
  whole('paragraphs put in', (blocks, random) =>
    blocks.flatMap((block) => (random() < 0.4 ? [fresh(invented(random)), block] : [block])),
  ),
  whole('paragraphs moved', (blocks, random) => {
    const moved = [...blocks]
    for (let n = 0; n < Math.max(1, moved.length / 5); n++) {
      const [block] = moved.splice(Math.floor(random() * moved.length), 1)
      if (block) moved.splice(Math.floor(random() * (moved.length + 1)), 0, block)
    }
    return moved
  }),
  whole('paragraphs removed', (blocks, random) => blocks.filter(() => random() > 0.3)),
  whole('paragraphs doubled', double),
  {
    ...whole('of two alike, one removed', (blocks) => blocks),
    prepare(page, random) {
      const blocks = blocksOf(page)
      const doubled = blocks.length > 2 * AWAY ? double(blocks, random) : blocks
      return pageFrom(page.name, glue(doubled, '\n\n').text)
    },
    revise(page, notes, random) {
      const blocks = blocksOf(page)
      const isTwin = (text: string): boolean => blocks.filter((each) => each.text === text).length > 1
      // Removes only one twin, because the neighbours of a note must stay.
      // Twins side by side have no neighbours that tell them apart.
      const isBesideTwin = (at: number): boolean =>
        [at - 1, at + 1].some((next) => blocks[next]?.text === blocks[at]?.text)
      const twins = blocks.filter(({ text }, at) => isTwin(text) && !isBesideTwin(at))
      const removed = pick(twins, random)
      return { blocks: blocks.filter((block) => block !== removed), asked: notes }
    },
  },
  inNotes('the quote removed', 'present', () => fresh('')),
  inNotes('a value changed', 'falsified', (part, random, { kind }) =>
    isLong(part) && kind !== 'phrase' ? falsify(part, random) : null,
  ),
  {
    name: 'removed, one much like it elsewhere',
    expect: 'present',
    revise(page, notes, random) {
      const asked = farApart(notes.filter(({ kind }) => kind === 'sentence'))
      const all = traced(page.text, 0)
      const left = changeNotes(page, asked, () => fresh(''))
      const blocks = asked.reduce((blocks, note) => {
        const alike = nearAlike(cut(all, note.start, note.end), random)
        const distance = ({ origin }: Traced): number =>
          Math.min(...origin.map((from) => (from < 0 ? Infinity : Math.abs(from - note.start))))
        const own = [...blocks].sort((a, b) => distance(a) - distance(b))[0]
        return alike && blocks.length > 2 * AWAY ? putAway(blocks, fresh(alike.text), own, random) : blocks
      }, left)
      return { blocks, asked }
    },
  },
  whole('much at once', (blocks, random) => {
    const edited = blocks.flatMap((block) => {
      const roll = random()
      if (roll < 0.1) return []
      if (roll < 0.2) return [fresh(invented(random)), block]
      if (roll < 0.35) return [respell(block, random)]
      if (roll < 0.5) return [isLong(block) ? smooth(block, random) : block]
      return [block]
    })
    const moved = random() < 0.5 ? edited.splice(Math.floor(random() * edited.length), 1) : []
    return moved.reduce((all, each) => putAway(all, each, undefined, random), edited)
  }),
]

export function blocksOf({ text, blocks }: Page): Traced[] {
  const all = traced(text, 0)
  return blocks.map(({ start, end }) => cut(all, start, end))
}

function whole(name: string, change: (blocks: Traced[], random: () => number) => Traced[]): Revision {
  return {
    name,
    expect: 'present',
    revise: (page, _, random) => ({ blocks: change(blocksOf(page), random), asked: null }),
  }
}

function inNotes(
  name: string,
  expect: Revision['expect'],
  change: (part: Traced, random: () => number, note: Note) => Traced | null,
): Revision {
  return {
    name,
    expect,
    revise(page, notes, random) {
      const asked: Note[] = []
      const blocks = changeNotes(page, notes, (part, note) => {
        const changed = change(part, random, note)
        if (changed) asked.push(note)
        return changed ?? part
      })
      return { blocks, asked }
    },
  }
}

/** Edits or removes sentences that are not noted, or inserts new ones before them. */
function aroundNotes(name: string): Revision {
  return {
    name,
    expect: 'present',
    revise(page, notes, random) {
      const all = traced(page.text, 0)
      const blocks = page.blocks.map(({ start, end, sentences }) => {
        const parts = sentences.flatMap((sentence, i): Traced[] => {
          const till = sentences[i + 1]?.start ?? end
          const part = cut(all, sentence.start, till)
          if (notes.some((note) => note.start < sentence.end && sentence.start < note.end)) return [part]
          const roll = random()
          if (roll < 0.2) return []
          if (roll < 0.4) return [fresh(`${invented(random)} `), part]
          return [roll < 0.7 ? smooth(part, random) : part]
        })
        return sentences.length === 0 ? cut(all, start, end) : glue(parts)
      })
      return { blocks: blocks.filter(({ text }) => text.trim() !== ''), asked: null }
    },
  }
}

function changeNotes(page: Page, notes: readonly Note[], change: (part: Traced, note: Note) => Traced): Traced[] {
  const all = traced(page.text, 0)
  return page.blocks
    .map(({ start, end }) => {
      const parts: Traced[] = []
      let done = start
      for (const note of notes.filter((each) => isIn(each, { start, end })).sort((a, b) => a.start - b.start)) {
        parts.push(cut(all, done, note.start), change(cut(all, note.start, note.end), note))
        done = note.end
      }
      return glue([...parts, cut(all, done, end)])
    })
    .filter(({ text }) => text.trim() !== '')
}

/** Chooses notes that are far apart, because adjacent changed notes would be each other's context. */
function farApart(notes: readonly Note[]): Note[] {
  const chosen: Note[] = []
  for (const note of notes) {
    if (chosen.every(({ start, end }) => note.start > end + APART || note.end < start - APART)) chosen.push(note)
  }
  return chosen
}

const APART = 400

function isIn(note: Span, block: Span): boolean {
  return note.start >= block.start && note.end <= block.end
}

function isLong({ text }: Traced): boolean {
  return (text.match(/\S+/g)?.length ?? 0) >= 6
}

/** Changes quotation marks, dashes, spaces and soft hyphens, as another editor or a copy would. */
function respell(block: Traced, random: () => number): Traced {
  const way = random() < 0.5
  let changed = rewrite(block, /['’‘]/g, () => (way ? '’' : "'"))
  changed = rewrite(changed, /["“”]/g, () => (way ? '”' : '"'))
  changed = rewrite(changed, /[–—-]/g, (dash) => (random() < 0.5 ? '–' : dash === '-' ? '\u2011' : '—'))
  changed = rewrite(changed, / /g, () => pick([' ', ' ', ' ', '\u00a0', '  ', '\u202f'], random) ?? ' ')
  return rewrite(changed, /(?<=[a-z]{3})(?=[a-z]{3})/g, () => (random() < 0.05 ? '\u00ad' : ''))
}

/** Inserts copies of some paragraphs. */
function double(blocks: Traced[], random: () => number): Traced[] {
  let doubled = blocks
  for (let n = 0; n < Math.max(1, blocks.length / 4); n++) {
    const block = pick(blocks, random)
    if (block) doubled = putAway(doubled, fresh(block.text), block, random)
  }
  return doubled
}

/**
 * Inserts a block away from its original, for which it could be mistaken, and from other copies: a copy of two
 * neighbours is one duplicated place. Skipped without space.
 */
function putAway(blocks: Traced[], put: Traced, from: Traced | undefined, random: () => number): Traced[] {
  const own = from ? blocks.indexOf(from) : -1
  const free = Array.from({ length: blocks.length + 1 }, (_, at) => at).filter(
    (at) => (own < 0 || Math.abs(at - own) >= AWAY) && ![blocks[at - 1], blocks[at]].some(isCopy),
  )
  const at = pick(free, random)
  return at === null ? blocks : [...blocks.slice(0, at), put, ...blocks.slice(at)]
}

const AWAY = 6

function isCopy(block: Traced | undefined): boolean {
  return block?.origin[0] === -1
}

function invented(random: () => number): string {
  const any = (words: readonly string[]): string => pick(words, random) ?? ''
  return `${any(['A reader', 'The editor', 'Our desk', 'Somebody'])} ${any(['adds', 'notes', 'writes', 'recalls'])} that ${any(['the harbour', 'this report', 'the old mill', 'a second letter'])} ${any(['was closed', 'came late', 'had been sold', 'is missing'])} ${any(['by then', 'in the end', 'for a while', 'as usual'])}.`
}
