import { expect, test } from 'vitest'
import { all, piecesOf } from '@/tests/unit/notes/formats/pieces'
import { sniffFormat } from '../import-forms'
import { readClippings } from './read-clippings'

const BOOK = 'The Coming Years: AI, Power and Our Work (Roe, Mira)'
const file = (...clippings: string[]) => clippings.map((one) => `\uFEFF${one}\r\n==========\r\n`).join('')
const clipping = (about: string, words: string, book = BOOK) => `${book}\r\n- ${about}\r\n\r\n${words}`
const read = (text: string) => all(readClippings(piecesOf(text, 30)))

test('a highlight has the note at its location, and a bookmark is reported', async () => {
  const text = file(
    clipping(
      'Your Highlight on page 33 | location 502-503 | Added on Friday, 3 May 2024 10:12:11',
      'She left, they say.',
    ),
    clipping('Your Highlight on page 40 | location 610-612 | Added on Friday, 3 May 2024 10:20:00', 'Another.'),
    clipping('Your Note on page 33 | location 503 | Added on Friday, 3 May 2024 10:13:40', 'check the year'),
    clipping('Your Bookmark on page 50 | location 700 | Added on Friday, 3 May 2024 11:00:00', ''),
    clipping('Your Note on page 60 | location 900 | Added on Friday, 3 May 2024 11:00:00', 'on nothing'),
    clipping(
      'Your Note on page 33 | location 503 | Added on Friday, 3 May 2024 10:13:40',
      'in another book',
      'Other (One) (Two, A.)',
    ),
  )
  expect(sniffFormat(text, 'My Clippings.txt')).toBe('clippings')
  const title = 'The Coming Years: AI, Power and Our Work, Roe, Mira'
  expect(await read(text)).toMatchObject([
    {
      annotation: {
        ...{ title, url: '', pageKey: 'book:The Coming Years: AI, Power and Our Work|Roe, Mira' },
        ...{ anchor: { quote: { exact: 'She left, they say.' } }, created: '2024-05-03T10:12:11.000Z' },
        note: 'check the year\n\nPage 33, location 502-503',
      },
      losses: [],
    },
    { annotation: { note: 'Page 40, location 610-612' } },
    { kind: 'unreadable', why: 'no-words', index: 2 },
    { annotation: { anchor: null, note: 'on nothing\n\nPage 60, location 900' } },
    { annotation: { title: 'Other (One), Two, A.', note: 'in another book\n\nPage 33, location 503' } },
  ])
})

test.each([
  [
    'Your Highlight on page 33 | location 502-503 | Added on Friday, May 3, 2024 10:12:11 PM',
    'Page 33, location 502-503',
    22,
  ],
  ['Highlight Loc. 1204-08 | Added on Friday, May 03, 2024, 10:12 PM', 'Loc. 1204-08', 22],
  [
    'Ihre Markierung auf Seite 33 | bei Position 502-503 | Hinzugefügt am Freitag, 3. Mai 2024 22:12:11',
    'Seite 33, Position 502-503',
    22,
  ],
  [
    'Votre surlignement à la page 33 | emplacement 502-503 | Ajouté le vendredi 3 mai 2024 22:12:11',
    'Page 33, emplacement 502-503',
    22,
  ],
  [
    'Tu subrayado en la página 33 | posición 502-503 | Añadido el viernes, 3 de mayo de 2024 22:12:11',
    'Página 33, posición 502-503',
    22,
  ],
  [
    'La tua evidenziazione a pagina 33 | posizione 502-503 | Aggiunto in data venerdì 3 maggio 2024 22:12:11',
    'Pagina 33, posizione 502-503',
    22,
  ],
  [
    'Seu destaque na página 33 | posição 502-503 | Adicionado: sexta-feira, 3 de maio de 2024 22:12:11',
    'Página 33, posição 502-503',
    22,
  ],
  [
    'Je markering op pagina 33 | locatie 502-503 | Toegevoegd op vrijdag 3 mei 2024 22:12:11',
    'Pagina 33, locatie 502-503',
    22,
  ],
  ['33ページ|位置No. 502-503のハイライト |作成日: 2024年5月3日金曜日 22:12:11', '33ページ, 位置 502-503', 22],
  ['您在第 33 页（位置 #502-503）的标注 | 添加于 2024年5月3日星期五 下午10:12:11', '第 33 页, 位置 502-503', 22],
  ['您在位置 #502-503 的標註 | 新增於 2024年5月3日 星期五 上午10:12:11', '位置 502-503', 10],
  ['Ваш выделенный отрывок в месте 502-503 | Добавлено: пятница, 3 мая 2024 г. в 22:12:11', 'Месте 502-503', 22],
])('the line %j is read', async (about, place, hour) => {
  const [item] = await read(file(clipping(about, 'Words.')))
  expect(item).toMatchObject({ annotation: { note: place, anchor: { quote: { exact: 'Words.' } } }, losses: [] })
  const created = item?.kind === 'note' ? item.annotation.created : ''
  expect(created.slice(0, 16)).toBe(`2024-05-03T${hour}:12`)
})

test.each([
  ['Ihre Notiz auf Seite 33 | Hinzugefügt am Freitag, 3. Mai 2024 22:12:11', 'note'],
  ['Votre note à la page 33 | Ajouté le vendredi 3 mai 2024 22:12:11', 'note'],
  ['La tua nota a pagina 33 | Aggiunto in data venerdì 3 maggio 2024 22:12:11', 'note'],
  ['Ihr Lesezeichen auf Seite 33 | Hinzugefügt am Freitag, 3. Mai 2024 22:12:11', 'bookmark'],
  ['Votre signet à la page 33 | Ajouté le vendredi 3 mai 2024 22:12:11', 'bookmark'],
  ['33ページ|位置No. 503のメモ |作成日: 2024年5月3日金曜日 22:12:11', 'note'],
  ['您在位置 #503 的笔记 | 添加于 2024年5月3日星期五 下午10:12:11', 'note'],
  ['Ваша заметка в месте 503 | Добавлено: пятница, 3 мая 2024 г. в 22:12:11', 'note'],
  ['33ページ|位置No. 503のブックマーク |作成日: 2024年5月3日金曜日 22:12:11', 'bookmark'],
  ['您在位置 #503 的书签 | 添加于 2024年5月3日星期五 下午10:12:11', 'bookmark'],
  ['Ваше примечание на странице 33 | Место 503 | Добавлено: 3 мая 2024 г. в 22:12:11', 'note'],
  ['Ваша закладка в месте 503 | Добавлено: пятница, 3 мая 2024 г. в 22:12:11', 'bookmark'],
  ['Tu marcador en la página 33 | Añadido el viernes, 3 de mayo de 2024 22:12:11', 'bookmark'],
])('the line %j is that of a %s', async (about, kind) => {
  const [item] = await read(file(clipping(about, kind === 'note' ? 'mine' : '')))
  expect(item).toMatchObject(kind === 'note' ? { annotation: { anchor: null } } : { why: 'no-words' })
})

test.each([
  ['33ページ|位置No. 502-503のハイライト |作成日: x', '33ページ|位置No. 503のメモ |作成日: x'],
  ['您在位置 #502-503 的标注 | 添加于 x', '您在位置 #503 的笔记 | 添加于 x'],
  ['Ваш выделенный отрывок в месте 502-503 | x', 'Ваша заметка в месте 503 | x'],
])('the highlight of %j has the note of %j, and its unreadable date is reported', async (highlight, note) => {
  expect(await read(file(clipping(highlight, 'She left.'), clipping(note, 'mine')))).toMatchObject([
    {
      annotation: { anchor: { quote: { exact: 'She left.' } }, note: expect.stringMatching(/^mine\n\n/) as string },
      losses: ['dates'],
    },
  ])
})

test('the date that an entry does not have is reported, and its place is read', async () => {
  expect(await read(file(clipping('Ваша заметка на странице 33 | место 503', 'mine')))).toMatchObject([
    { annotation: { anchor: null, note: 'mine\n\nСтранице 33, место 503' }, losses: ['dates'] },
  ])
})

test.each([
  'Twoja notatka w miejscu 503 | Dodano: piątek, 3 maja 2024 22:12:11',
  '503번 위치의 메모 | 추가됨: 2024년 5월 3일 금요일 오후 10:12:11',
  'Din anteckning på sida 33 | Tillagd den 3 maj 2024 22:12:11',
])('the entry of an unknown language is no quote of the book: %j', async (about) => {
  const text = file(clipping(about, 'my own words'))
  expect(sniffFormat(text, 'My Clippings.txt')).toBe('clippings')
  const excerpt = expect.stringContaining('The Coming Years') as string
  expect(await read(text)).toMatchObject([{ kind: 'unreadable', why: 'unknown-kind', excerpt }])
})

test.each([
  ['H N H', ['She left.|a', 'She left.']],
  ['H H N', ['She left.|a', 'She left.']],
  ['N H H', ['She left.|a', 'She left.']],
  ['H N H N', ['She left.|a', 'She left.|b']],
  ['H H N N', ['She left.|a', 'She left.|b']],
  ['H N N', ['She left.|a', '|b']],
  ['H L N', ['She left.', 'Then she left.|a']],
])('notes on highlights at the same place, in the order %s, are each joined once', async (order, expected) => {
  const notes = ['a', 'b']
  const about = (kind: string, place: string) =>
    `Your ${kind} on location ${place} | Added on Friday, 3 May 2024 10:12:11`
  const text = file(
    ...order.split(' ').map((one) => {
      if (one === 'N') return clipping(about('Note', '503'), notes.shift() ?? '')
      return clipping(
        about('Highlight', one === 'H' ? '502-503' : '501-503'),
        one === 'H' ? 'She left.' : 'Then she left.',
      )
    }),
  )
  const found = (await read(text)).map((item) => {
    const { anchor, note } = item.kind === 'note' ? item.annotation : { anchor: null, note: '' }
    const [own = ''] = note.split(/(?:\n\n)?Location/)
    return `${anchor?.quote.exact ?? ''}|${own}`.replace(/\|$/, '')
  })
  expect(found).toEqual(expected)
})

test('a note without a place is joined to nothing, and one on page xii to the highlight there', async () => {
  const on = (kind: string, place: string, words: string) =>
    clipping(`Your ${kind} ${place}| Added on Friday, 3 May 2024 10:12:11`, words)
  const text = file(
    on('Highlight', '', 'a'),
    on('Highlight', 'on page iv ', 'b'),
    on('Highlight', 'on page xii ', 'c'),
    on('Note', '', 'm'),
    on('Note', 'on page xii ', 'n'),
  )
  expect(await read(text)).toMatchObject([
    { annotation: { note: '' } },
    { annotation: { note: 'Page iv' } },
    { annotation: { note: 'n\n\nPage xii' } },
    { annotation: { note: 'm', anchor: null } },
  ])
})

test('a highlight beyond the limit of the publisher has no words', async () => {
  const about = 'Your Highlight on page 33 | location 502-503 | Added on Friday, 3 May 2024 10:12:11'
  const words = ' <You have reached the clipping limit for this item>'
  expect(await read(file(clipping(about, words)))).toMatchObject([{ why: 'no-words' }])
})

test('the same file has the same ids each time', async () => {
  const text = file(clipping('Your Highlight on page 3 | Added on Friday, 3 May 2024 10:12:11', 'Words.'))
  expect(await read(text)).toEqual(await read(text))
})
