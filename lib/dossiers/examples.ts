import apolloArticle from '@/assets/examples/apollo-article.txt?raw'
import halleyArticle from '@/assets/examples/halley-article.txt?raw'
import halleyPage from '@/assets/examples/halleys-comet.html?raw'

/** Evidence to try without a connection, each with a text that has mistakes. */
const EXAMPLES = {
  'apollo-11': {
    file: async () => {
      const { default: dossier } = await import('@/dossier/apollo-11/compiled.json')
      return new File([JSON.stringify(dossier)], `${dossier.subject.name}.json`)
    },
    article: apolloArticle,
  },
  'halleys-comet': {
    file: () => Promise.resolve(new File([halleyPage], 'Halley’s Comet.html', { type: 'text/html' })),
    article: halleyArticle,
  },
}
export type ExampleName = keyof typeof EXAMPLES

export function isExample(name: string | null): name is ExampleName {
  return name !== null && Object.hasOwn(EXAMPLES, name)
}

export function exampleFile(name: ExampleName): Promise<File> {
  return EXAMPLES[name].file()
}

export function exampleText(name: ExampleName): string {
  return EXAMPLES[name].article.trim()
}
