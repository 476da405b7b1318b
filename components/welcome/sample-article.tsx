import type { Ref } from 'react'
import sample from './sample.json'

/**
 * A few sentences to try it on: some as the dossier has them, one with another year, one that nobody can settle yet, one
 * that the dossier knows nothing of. Always in English, the language that is read.
 */
export function SampleArticle({ ref, label }: { ref: Ref<HTMLElement>; label: string }) {
  return (
    <article ref={ref} className="sample" lang="en" aria-label={label}>
      <p className="label">{sample.site}</p>
      <h3 className="title">{sample.title}</h3>
      {sample.paragraphs.map((words) => (
        <p key={words}>{words}</p>
      ))}
      <ul>
        {sample.list.map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
    </article>
  )
}
