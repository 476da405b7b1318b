import { describe, expect, test } from 'vitest'
import type { ImportItem } from '@/lib/notes/formats/shared/exchange'
import { all, piecesOf } from '@/tests/unit/notes/formats/pieces'
import { highlightsIn, proposeMapping, withColumn } from './mapping'
import { csvReader, instantOfCell } from './read-csv'

const undated = '2024-05-06T00:00:00.000Z'
const read = (text: string): Promise<ImportItem[]> => all(csvReader(null)(piecesOf(text, 50), { undated }))
const URL = 'https://desk.example/a'

/** Quote, note, title, losses and unread columns of each item; of an unreadable one the reason. */
async function seen(text: string) {
  return (await read(text)).map((item) =>
    item.kind === 'unreadable'
      ? item.why
      : {
          quote: item.annotation.anchor?.quote.exact ?? '',
          note: item.annotation.note,
          title: item.annotation.title,
          lost: item.losses,
          unread: item.unread,
        },
  )
}

describe('a table of another program', () => {
  test('of Raindrop gives each highlight of a page, its note and colour, and names the columns that are not read', async () => {
    const text = [
      'id,title,note,excerpt,url,folder,tags,created,cover,highlights,favorite',
      `7,A portrait,read again,On the man,${URL},AI,"a, b",2025-02-03T08:00:00.000Z,,"Highlight:She left in 2022`,
      'and came back',
      'Note:check the day',
      'Color:blue',
      '',
      'Highlight:It was founded in 2024",false',
      `8,Another,,An essay,${URL}2,,,2025-02-04T08:00:00.000Z,,"Highlight:a new kind",true`,
      `9,No words,,An essay,${URL}3,,,2025-02-05T08:00:00.000Z,,,false`,
    ].join('\n')
    const common = { title: 'A portrait', lost: ['columns'], unread: ['excerpt', 'folder'] }
    expect(await seen(text)).toEqual([
      { ...common, quote: '', note: 'read again' },
      { ...common, quote: 'She left in 2022\nand came back', note: 'check the day' },
      { ...common, quote: 'It was founded in 2024', note: '' },
      { title: 'Another', quote: 'a new kind', note: '', lost: ['columns'], unread: ['excerpt', 'favorite'] },
      'no-words',
    ])
    const [, first] = await read(text)
    expect(first).toMatchObject({
      annotation: { color: 'blue', tags: ['a', 'b'], created: '2025-02-03T08:00:00.000Z', url: URL },
    })
  })

  test.each([
    ['Created at,Author,Page,URL,Group,Annotation/Reply Type,Quote,Comment,Tags', '2025-11-04 09:12,mira,,'],
    ['Creation Date,User,Page,URL,Group,Annotation/Reply Type,Quote,Comment,Tags', '2025-11-04 09:12,mira,,'],
  ])('of Hypothesis keeps the page number, and reports replies, users and groups: %s', async (head, start) => {
    const rows = [
      `${start}${URL},Public,Annotation,She left,check,"a,b"`,
      `${start}${URL},Public,Reply,,I think so,`,
      `${start.replace(/,$/, '23,')}${URL},,Annotation,Connecting,title,`,
    ]
    const items = await read([head, ...rows].join('\n'))
    expect(items).toMatchObject([
      {
        annotation: { title: '', note: 'check', tags: ['a', 'b'], created: '2025-11-04T09:12:00.000Z' },
        losses: ['author', 'group'],
      },
      { annotation: { anchor: null, note: 'I think so' }, losses: ['author', 'group', 'reply'] },
      { annotation: { title: '', note: 'title\n\nPage 23' }, losses: ['author'] },
    ])
    expect(items.flatMap((item) => (item.kind === 'note' ? item.unread : []))).toEqual([])
  })

  test.each([
    [
      'Instapaper',
      'URL,Title,Selection,Folder,Timestamp,Tags',
      `${URL},A portrait,She left,Unread,1714731131,"[""t"",""u""]"`,
      ['Folder'],
    ],
    [
      'Memex',
      'Created On,URL,Title,Highlight,Note,Spaces',
      `2024-05-03 10:12:11,${URL},A portrait,She left,,"t,u"`,
      [],
    ],
    [
      'a table in milliseconds',
      'Quote,Page URL,Page Title,Time Added,Tags',
      `She left,${URL},A portrait,1714731131000,t|u`,
      [],
    ],
    [
      'Diigo',
      'title,url,tags,annotations,created_at,readlater',
      `A portrait,${URL},"t,u",Highlight: She left,2024-05-03 10:12:11,no`,
      [],
    ],
  ])('of %s has quote, title, tags and date', async (_, head, row, unread) => {
    expect(await read(`${head}\n${row}\n`)).toMatchObject([
      {
        annotation: {
          ...{ url: URL, title: 'A portrait', tags: ['t', 'u'], anchor: { quote: { exact: 'She left' } } },
          created: expect.stringMatching(/^2024-05-03T10:12:11/) as string,
        },
        unread,
      },
    ])
  })

  test('of Zotero has the text of its notes, and the author of the page', async () => {
    const head = 'Key,Item Type,Author,Title,Url,Date Added,Notes,Manual Tags,Automatic Tags'
    const row = `K1,webpage,"Roe, Mira",A portrait,${URL},2024-05-03 10:12:11,"<p>She <b>left</b> &amp; came</p><p>back</p>",a,b`
    expect(await read(`${head}\n${row}`)).toMatchObject([
      {
        annotation: { note: 'She left & came\nback', tags: ['a', 'b'], article: { author: 'Roe, Mira' } },
        losses: ['columns', 'format'],
        unread: ['Key', 'Item Type'],
      },
    ])
  })
})

test.each([
  ['URL,Page,Quote', `${URL},xii,words`, '', 'Page xii'],
  ['URL,Page,Quote', `${URL},A-3,words`, '', 'Page A-3'],
  ['URL,Page,Quote', `${URL},A portrait of her,words`, 'A portrait of her', ''],
  ['Page,Title,Quote', 'Plate 4 in the second part,A,words', 'A', 'Page Plate 4 in the second part'],
  [
    'Page,URL,Annotation/Reply Type,Quote',
    `the first of the plates,${URL},Annotation,words`,
    '',
    'Page the first of the plates',
  ],
  ['Page,Quote', '23,words', '', 'Page 23'],
  ['Page,Quote', 'Home,words', 'Home', ''],
])('a row of the table %s with %s has the title %j and the note %j', async (head, row, title, note) => {
  expect(await read(`${head}\n${row}\n`)).toMatchObject([{ annotation: { title, note }, unread: [] }])
})

test.each([
  ['uri,link', `${URL},https://hypothes.is/a/x`],
  ['link,uri', `https://hypothes.is/a/x,${URL}`],
  ['url,uri', `https://hyp.is/x/desk.example/a,${URL}`],
  ['uri,url', `urn:x,${URL}`],
])('a table with the addresses %s has the page, not the link to the annotation', async (names, cells) => {
  expect(await read(`${names},Quote\n${cells},words\n`)).toMatchObject([{ annotation: { url: URL } }])
})

test.each([
  ['Title,Quote,text', 'A,,words', ['text']],
  ['Title,Highlight,Page Note', 'A,,words', ['Page Note']],
  ['Title,Highlight,my thoughts,Rating', 'A,,words,0', ['my thoughts']],
])('a row of the table %s without quote and note names the columns with words', async (head, row, unread) => {
  const text = `${head}\n${row}\n`
  expect(await read(text)).toMatchObject([{ kind: 'unreadable', why: 'no-words', unread }])
  const chosen = withColumn(proposeMapping(head.split(',')), 'note', 2)
  expect(await all(csvReader(chosen)(piecesOf(text)))).toMatchObject([{ annotation: { note: 'words' }, unread: [] }])
})

test.each([
  ['', []],
  ['She left', ['She left']],
  ['She left\nin 2022\n\nShe came', ['She left\nin 2022', 'She came']],
  ['Highlight:a\nNote:b\n\nHighlight:c: d', ['a|b', 'c: d']],
  ['Highlight: a\n\nstill a', ['a\n\nstill a']],
  ['Note:b', ['Note:b']],
])('the highlights of the cell %j are %j', (cell, highlights) => {
  expect(highlightsIn(cell).map(({ quote, note }) => [quote, note].filter(Boolean).join('|'))).toEqual(highlights)
})

test.each([
  ['1714731131', '2024-05-03T10:12:11.000Z'],
  ['1714731131123', '2024-05-03T10:12:11.123Z'],
  ['1714731131.5', '2024-05-03T10:12:11.500Z'],
  ['20240503', null],
  ['2024', null],
])('the instant of %s is %s', (cell, instant) => expect(instantOfCell(cell)).toBe(instant))
