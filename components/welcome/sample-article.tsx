import type { Ref } from 'react'
import sample from './sample.json'

/**
 * A few sample sentences: some as in the dossier, one with another year, one that is open, one that the dossier does
 * not cover. Always in English, the checked language.
 */
export function SampleArticle({ ref, label }: { ref: Ref<HTMLElement>; label: string }) {
  return (
    <article ref={ref} className="sample" lang="en" aria-label={label}>
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
