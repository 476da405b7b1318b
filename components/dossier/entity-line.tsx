import { Icon } from '@/components/ui/icon'
import { isInDoubt } from '@/components/claim/book'
import { count } from '@/components/ui/words'
import type { AtlasNode } from './atlas'
import { placeHref } from './place'

/** One person or thing as a link to its page: name, kind, how many claims name it. */
export function EntityLine({ node, because }: { node: AtlasNode; because?: string }) {
  const { name, kind } = node.entity
  const doubts = node.claims.filter(isInDoubt).length
  return (
    <a href={placeHref({ at: 'entity', name })}>
      <span className={`name k-${kind}`}>{name}</span>{' '}
      <span className="below">
        {because ?? (
          <>
            {kind}, {count(node.claims.length, 'claim')}
          </>
        )}
        {because === undefined && doubts > 0 && (
          <span className="doubt">
            <Icon name="disputed" />
            {doubts} in doubt
          </span>
        )}
      </span>
      <Icon name="chevron" className="i chev" />
    </a>
  )
}
