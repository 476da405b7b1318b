import { joinParts, partsOf, type MapPart, type PageMap } from '@/lib/extract/page-map'
import { unclobbered, boxOf, parentIn } from '@/lib/extract/unclobbered'

/** A row of a list that holds only the rows near its view, such as those of tables with thousands of rows. */
interface Row {
  part: MapPart
  /** The box that scrolls, with its values when the row was last seen. */
  box: Element
  scrollTop: number
  scrollHeight: number
  /** The element that stays when the row is taken out of it. */
  list: Element
  /** Px from the top of the content of the box. */
  top: number
  bottom: number
}

/** Creates a memory of such rows: what is scrolled out of view is still on the page, though not in its document. */
export function createScrolledRows() {
  let known: Row[] = []
  return {
    /** Returns a map with the rows that were scrolled away, in their places. */
    *addTo(map: PageMap): Generator<undefined, PageMap, undefined> {
      const places = new Map<Element, ListPlace>()
      const shown: (Row | MapPart)[] = []
      for (const part of partsOf(map)) {
        yield
        shown.push(rowOf(part, places) ?? part)
      }
      const rows = shown.filter(isRow)
      const away = known.filter((row) => isAway(row, rows)).slice(-MOST_ROWS)
      known = [...away, ...rows]
      if (away.length === 0) return map
      for (const row of away) {
        const next = shown.findIndex((other) => isRow(other) && other.box === row.box && other.top > row.top)
        const last = shown.findLastIndex((other) => isRow(other) && other.box === row.box)
        const behindLast = last >= 0 ? last + 1 : shown.length
        shown.splice(next >= 0 ? next : behindLast, 0, row)
      }
      return joinParts(
        shown.map((entry) => (isRow(entry) ? entry.part : entry)),
        map,
      )
    },
    /** Scrolls to a row that was scrolled away, of which the text is known. */
    scrollTo(text: string): void {
      const row = known.find(({ part }) => part.text.includes(text))
      row?.box.scrollTo({ top: row.top - row.box.clientHeight / 2, behavior: 'instant' })
    },
  }
}

const isRow = (entry: Row | MapPart): entry is Row => 'box' in entry
const MOST_ROWS = 1000

/** Whether a row was scrolled out of view: its place is empty, while the list is as long as before. */
function isAway(row: Row, shown: readonly Row[]): boolean {
  const { box, list, part, top, bottom } = row
  if (!list.isConnected || !box.isConnected || box.scrollTop === row.scrollTop) return false
  if (box.scrollHeight < Math.max(bottom, 0.8 * row.scrollHeight)) return false
  return shown.every((other) => {
    const shared = Math.min(bottom, other.bottom) - Math.max(top, other.top)
    return other.box !== box || (other.part.text !== part.text && shared < (bottom - top) / 2)
  })
}

interface ListPlace {
  box: Element
  list: Element | null
}

function rowOf(part: MapPart, places: Map<Element, ListPlace>): Row | null {
  const { element } = part.block
  const { box, list } = placeOf(element, places)
  if (!list) return null
  const own = boxOf(element)
  const { scrollTop, scrollHeight } = box
  const by = scrollTop - (box === box.ownerDocument.scrollingElement ? scrollTop : box.getBoundingClientRect().top)
  return { part, box, list, scrollTop, scrollHeight, top: own.top + by, bottom: own.bottom + by }
}

/** Returns the box in which an element scrolls, and the list around it: rows are placed, or below a high empty space. */
function placeOf(element: Element, places: Map<Element, ListPlace>): ListPlace {
  const known = places.get(element)
  if (known) return known
  const root = unclobbered(element, 'getRootNode').call(element, undefined)
  const parent = parentIn(element) ?? ('host' in root ? (root as ShadowRoot).host : null)
  const style = getComputedStyle(element)
  let place: ListPlace = parent
    ? placeOf(parent, places)
    : { box: element.ownerDocument.scrollingElement ?? element, list: null }
  if (parent && /auto|scroll/.test(style.overflowY) && element.scrollHeight > element.clientHeight + 1)
    place = { box: element, list: null }
  else if (parent && (style.position === 'absolute' || style.transform.includes('(')))
    place = { ...place, list: parent }
  else if (
    Math.max(Number.parseFloat(style.paddingTop), Number.parseFloat(style.paddingBottom)) >
    place.box.clientHeight / 2
  )
    place = { ...place, list: element }
  places.set(element, place)
  return place
}
