import fc from 'fast-check'
import { findingStates } from '@/lib/details/state'
import { strFromU8, unzipSync } from 'fflate'
import type { Nodes, Root } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { frontmatter } from 'micromark-extension-frontmatter'
import { gfm } from 'micromark-extension-gfm'
import { describe, expect, test } from 'vitest'
import { cases } from '@/tests/lanes'
import { parse } from 'yaml'
import type { Annotation } from '@/lib/schema/annotation'
import { obsidianTag, safeNote } from '@/lib/notes/formats/documents/note-markdown'
import { createFileNamer, yamlFrontMatter, writeMarkdownFiles } from '@/lib/notes/formats/documents/markdown-files'
import { TooManyFiles, zipFiles } from '@/lib/notes/formats/shared/zip-files'
import { book, notes } from '@/tests/unit/components/fixtures'
import { anyAnnotation, anyText } from '@/tests/unit/notes/formats/arbitrary'
import { about, inBatches, placesOf } from '@/tests/unit/notes/formats/written'

async function filesOf(annotations: readonly Annotation[]): Promise<Map<string, string>> {
  const zip = await joined(writeMarkdownFiles(inBatches(annotations), { ...about, dossiers: book }))
  return new Map(Object.entries(unzipSync(zip)).map(([path, bytes]) => [path, strFromU8(bytes)]))
}

async function joined(pieces: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const all: Buffer[] = []
  for await (const piece of pieces) all.push(Buffer.from(piece))
  return new Uint8Array(Buffer.concat(all))
}

function read(markdown: string): Root {
  return fromMarkdown(markdown, {
    extensions: [frontmatter(), gfm()],
    mdastExtensions: [frontmatterFromMarkdown(), gfmFromMarkdown()],
  })
}

/** The properties, read as YAML 1.1 and 1.2 with the same result. */
function propertiesOf(markdown: string): Record<string, unknown> {
  const [first] = read(markdown).children
  if (first?.type !== 'yaml') throw new Error('no front matter')
  const read11 = parse(first.value, { version: '1.1' }) as Record<string, unknown>
  expect(parse(first.value, { version: '1.2' })).toEqual(read11)
  return read11
}

function kindsIn(node: Nodes): string[] {
  return [node.type, ...('children' in node ? node.children.flatMap(kindsIn) : [])]
}

describe('a file for each page', () => {
  test('is in one folder, with properties, and each note is a callout', async () => {
    const files = await filesOf(notes)
    expect([...files.keys()]).toEqual([
      'Notes from Claimlight/The woman who left the works to teach.md',
      'Notes from Claimlight/Another page.md',
    ])
    expect([...files.values()][0]).toBe(
      `---
title: "The woman who left the works to teach"
url: "https://review.example/ada"
site: "review.example"
tags:
  - "works"
created: "2026-06-02"
modified: "2026-06-02"
claimlight-page: "https://review.example/ada"
claimlight-notes: 1
${findingStates.map((state) => `claimlight-${state}: ${state === 'contradicted' ? 1 : 0}\n`).join('')}---

# [The woman who left the works to teach](https://review.example/ada)

review.example

> [!failure] Contradicted
>
> > She left the works in March 2022, after five years.
>
> Ask the desk: leave or departure?
>
> The dossier has 13 July 2022. Evidence: Ada Example, version test.1.
>
> - Evidence: “Example left Harbour Works on 13 July 2022.”
> - [Leaving the works](https://example.org/leaving) · Own site, 13 July 2022 · Tier 1
>
> #works 2026-06-02
`,
    )
  })

  test('is a separate one for notes on a claim', async () => {
    const onClaim = { ...notes[1]!, pageKey: '', url: '', title: 'Her leave began in March 2022.', claim: 'leave' }
    const file = (await filesOf([{ ...onClaim, anchor: null }])).get(
      'Notes from Claimlight/Her leave began in March 2022.md',
    )
    expect(propertiesOf(file!)).toMatchObject({ 'claimlight-claim': 'leave', tags: [] })
  })

  test(
    'is one per page with the right properties, and no note leaves its callout, for any page and note',
    { timeout: 60_000 },
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(anyAnnotation, { maxLength: 4 }), async (annotations) => {
          const files = await filesOf(annotations)
          expect(files.size).toBe(placesOf(annotations).size)
          for (const file of files.values()) {
            const properties = propertiesOf(file)
            const own = annotations.filter(({ pageKey, claim }) =>
              pageKey === '' && claim !== null
                ? claim.toWellFormed() === properties['claimlight-claim']
                : pageKey.toWellFormed() === properties['claimlight-page'],
            )
            expect(properties['claimlight-notes']).toBe(own.length)
            const kinds = read(file).children.map(({ type }) => type)
            expect(kinds.filter((kind) => kind !== 'paragraph')).toEqual([
              'yaml',
              'heading',
              ...own.map(() => 'blockquote'),
            ])
            expect(kinds.filter((kind) => kind === 'paragraph').length).toBeLessThan(2) // the site
          }
        }),
        { numRuns: 100 },
      )
    },
  )

  test('has no HTML, code or image from the text of a page or dossier', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyAnnotation, { maxLength: 3 }), async (made) => {
        for (const file of (await filesOf(made.map((one) => ({ ...one, note: 'mine' })))).values())
          expect(kindsIn(read(file))).not.toEqual(expect.arrayContaining([expect.stringMatching(/html|code|image/i)]))
      }),
    )
  })
})

describe('file names', () => {
  test.each([
    ['CON', '_CON'],
    ['com1.txt', '_com1.txt'],
    ['a/b\\c:d*e?f"g<h>i|j', 'a b c d e f g h i j'],
    ['[[link]] #tag ^block', 'link tag block'],
    ['..hidden', 'hidden'],
    ['ends with a dot. ', 'ends with a dot'],
    ['  ', 'Untitled'],
    ['\u202egnp.exe', 'gnp.exe'],
    ['Über', 'Über'],
  ])('turn %j into %j', (title, name) => expect(createFileNamer('Untitled')(title)).toBe(name))

  test('get a number when they are equal, also when only case or Unicode form differs', () => {
    const next = createFileNamer('Untitled')
    expect(['A page', 'a PAGE', 'A page 2', 'A page', 'café', 'cafe\u0301'].map(next)).toEqual([
      'A page',
      'a PAGE 2',
      'A page 2 2',
      'A page 3',
      'café',
      'café 2',
    ])
  })

  test('are unique and valid on every file system, for any titles', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(anyText, fc.constantFrom('con', 'NUL.', 'x'.repeat(400), '👩‍👩‍👧'.repeat(60)))),
        (titles) => {
          const names = titles.map(createFileNamer('Untitled'))
          expect(new Set(names.map((name) => name.normalize('NFKC').toLowerCase())).size).toBe(names.length)
          for (const name of names) {
            expect(Buffer.byteLength(`${name}.md`)).toBeLessThan(140)
            expect(name).not.toMatch(/^[. ]|[. ]$|[<>:"/\\|?*\p{Cc}\p{Cs}]/u)
            expect(name).not.toMatch(/^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i)
            expect(name).not.toBe('')
          }
        },
      ),
    )
  })
})

describe('tags', () => {
  test.each([
    ['works', 'works'],
    ['two words', 'two-words'],
    ['2024', '_2024'],
    ['a/b//c/', 'a/b/c'],
    ['C++', 'C'],
    ['#hash', 'hash'],
    ['été', 'été'],
    ['日本', '日本'],
    ['!!!', ''],
  ])('turn %j into %j for Obsidian', (tag, own) => expect(obsidianTag(tag)).toBe(own))

  test('consist of letters, digits, hyphens, underscores and slashes, and never of digits alone', () => {
    fc.assert(
      fc.property(anyText, (tag) => {
        expect(obsidianTag(tag)).toMatch(/^(?:|[\p{L}\p{M}\p{N}_/-]*[^\p{N}/][\p{L}\p{M}\p{N}_/-]*)$/u)
      }),
    )
  })
})

describe('YAML front matter', () => {
  test('is read back unchanged, for any text', () => {
    fc.assert(
      fc.property(anyText, fc.array(anyText), (text, list) => {
        const made = yamlFrontMatter([
          ['text', text],
          ['list', list],
          ['count', 3],
          ['absent', null],
        ])
        expect(propertiesOf(`${made}words`)).toEqual({
          text: text.toWellFormed(),
          list: list.map((one) => one.toWellFormed()),
          count: 3,
        })
      }),
      { numRuns: cases(500) },
    )
  })
})

describe('a note for Obsidian', () => {
  test.each([
    ['100%% sure', '100\\%\\% sure'],
    ['%%hidden%% shown', '%%hidden%% shown'],
    ['is <b>not</b> so <!-- a', 'is \\<b>not\\</b> so \\<!-- a'],
    ['1 < 2, <https://a.example>, `<b>`', '1 < 2, <https://a.example>, `<b>`'],
    ['$$x$$ and $$', '$$x$$ and \\$\\$'],
  ])('that is %j has its HTML and an unclosed comment or formula escaped: %j', (note, safe) =>
    expect(safeNote(note)).toBe(safe),
  )
})

/** The parts of a tree that a reader of Markdown loads, runs, opens or moves. */
function activeIn(node: Nodes): string[] {
  const inner = 'children' in node ? node.children.flatMap(activeIn) : []
  if (/html|image|definition|footnote/i.test(node.type)) return [node.type, ...inner]
  if (node.type === 'link' && /^[a-z][a-z+.-]*:/i.test(node.url) && !/^(?:https?|mailto):/i.test(node.url))
    return [node.url]
  return node.type === 'code' && node.lang ? [node.lang] : inner
}

describe('a note that a stranger wrote', () => {
  const tricks = [
    ...[
      '\\',
      '<b>',
      '<img src=x onerror=alert(1)>',
      '<!--',
      '-->',
      '<?x',
      '<![CDATA[',
      '</p>',
      '<a\nhref=x>',
      '`',
      '``',
      '~~~',
      '```js\n',
    ],
    ...[
      '![',
      '!',
      '[',
      ']',
      '(',
      ')',
      '(javascript:alert(1))',
      '(java&#115;cript:x)',
      '(<java\nscript:x>)',
      '(&#x6a;avascript&colon;x)',
    ],
    ...[
      '<javascript:alert(1)>',
      '<obsidian://open>',
      '[^1]',
      '[^1]: x',
      '[x]: data:text/html,x',
      '[x]: https://a.example',
      '[x]',
      '[x][x]',
    ],
    ...[
      '| a | b |\n|---|---|\n| <i> | ![x](y) |',
      '\n',
      '\n\n',
      '    ',
      '> ',
      '- ',
      '1. ',
      '# ',
      '&lt;b&gt;',
      '&#60;b>',
      'www.a.example',
      ' ',
      'a',
    ],
  ]
  test.each([
    ['an escaped sign before HTML', '\\<img src=x onerror=alert(1)>'],
    ['an escaped sign before a picture', '\\![x](https://a.example/x.png)'],
    ['a script with an entity', '[x](java&#115;cript:alert(1))'],
    ['a script in angle brackets', '<javascript:alert(1)>'],
    ['a footnote', 'x[^1]\n\n[^1]: <b>'],
    ['a definition for other notes', '[Evidence]: https://a.example'],
    ['a script in a table', '| a |\n|---|\n| [x](javascript:x) <b> |'],
    ['code in another fence', '~~~dataviewjs\nx\n~~~'],
    ['what looks like the head of a file', '---\n<img src=x onerror=alert(1)> ![](https://evil.example)\n---'],
  ])('has no active part in an export: %s', (_, note) => {
    expect(activeIn(read(`- ${safeNote(note).replaceAll('\n', '\n  ')}`))).toEqual([])
  })

  test('has no active part in an export, whatever parts it is made of', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...tricks), { maxLength: 8 }), (parts) => {
        expect(activeIn(read(`- ${safeNote(parts.join('')).replaceAll('\n', '\n  ')}`))).toEqual([])
      }),
      { numRuns: cases(1000) },
    )
  })
})

describe('a zip file', () => {
  async function* many(count: number) {
    for (let n = 0; n < count; n++) yield await Promise.resolve({ path: `${n}.md`, text: '' })
  }
  test('takes as many files as its limit, and refuses more', async () => {
    const zip = await joined(zipFiles(many(3), '2026-06-09T10:00:00.000Z', 3))
    expect(Object.keys(unzipSync(zip))).toEqual(['0.md', '1.md', '2.md'])
    await expect(joined(zipFiles(many(4), '1970-01-01T00:00:00.000Z', 3))).rejects.toBeInstanceOf(TooManyFiles)
  })
})
