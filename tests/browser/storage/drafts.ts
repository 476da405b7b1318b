import type { Annotation, AnnotationDraft } from '@/lib/schema/annotation'

/** Returns a draft of a note with this text, by default on a page of its own. */
export function draftOf(id: string, note: string, change: Partial<AnnotationDraft> = {}): AnnotationDraft {
  return {
    id,
    basedOn: null,
    pageKey: 'https://faults.example/story',
    url: 'https://faults.example/story?x=1',
    title: 'Story',
    claim: null,
    anchor: { quote: { exact: `words ${id}`, prefix: 'before ', suffix: ' after' }, position: null, range: null },
    note,
    tags: [],
    color: null,
    finding: null,
    ...change,
  }
}

/** Returns a draft that changes the text of a saved note. */
export function changeOf({ created: _created, modified, ...content }: Annotation, note: string): AnnotationDraft {
  return { ...content, note, basedOn: modified }
}
