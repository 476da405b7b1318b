import { openSearchIndex } from '@/lib/dossier/browse/search-index'
import { encodeForUrl } from '@/lib/text/urls'
import { element } from './element'

/** The index that `build-site` writes. This script runs on the page of results and searches it. */
interface SearchData {
  index: object
  items: ['claim' | 'name' | 'source', string, string][]
}

const MOST_PER_GROUP = 100
const searchData = (globalThis as { claimlightSearch?: SearchData }).claimlightSearch
const query = new URLSearchParams(location.search).get('q') ?? ''
const input = document.querySelector<HTMLInputElement>('input[name=q]')
const results = document.querySelector<HTMLElement>('#results')
if (searchData && input && results) {
  input.value = query
  input.form?.addEventListener('submit', (event) => {
    event.preventDefault()
    history.replaceState(null, '', `?q=${encodeForUrl(input.value)}`)
    showResults(input.value)
  })
  input.addEventListener('input', () => showResults(input.value))
  showResults(query)
}

function showResults(words: string): void {
  if (!searchData || !results) return
  const find = (searchIndex ??= openSearchIndex(searchData.index))
  const hits = words.trim().length < 2 ? [] : find(words)
  results.hidden = words.trim().length < 2
  results.querySelectorAll('.group').forEach((group) => group.remove())
  const status = results.querySelector('[role=status]')
  if (status) status.textContent = hits.length === 0 ? (results.dataset.none ?? '') : ''
  for (const kind of ['name', 'claim', 'source'] as const) {
    const own = hits.flatMap((at) => {
      const item = searchData.items[at]
      return item?.[0] === kind ? [item] : []
    })
    if (own.length > 0) results.append(groupOf(results.dataset[kind] ?? '', own.slice(0, MOST_PER_GROUP), own.length))
  }
}

let searchIndex: ((words: string) => number[]) | undefined

function groupOf(name: string, items: SearchData['items'], count: number): HTMLElement {
  const rows = items.map(([, file, text]) => {
    const words = element('span', 'text', text)
    words.lang = 'en'
    const link = element('a', '', words)
    link.href = file
    return element('li', '', link)
  })
  const head = element('div', 'list-head', element('h2', '', name), element('span', 'label', String(count)))
  return element('section', 'group', head, element('ul', 'claim-list', ...rows))
}
