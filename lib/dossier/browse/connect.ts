/** Two entities that claims name together. `a` < `b` are entity indexes, `claims` claim indexes. */
export interface Connection {
  a: number
  b: number
  claims: number[]
}

/** A claim that names more entities than this lists them; it does not connect each with each. */
const MOST = 8

/**
 * How claims connect entities: every two that stand in one claim, with all the claims that name both, most claims first.
 *
 * @param mentions for each claim the entities that it names
 */
export function connect(mentions: readonly (readonly number[])[]): Connection[] {
  const connections = new Map<string, Connection>()
  mentions.forEach((named, claim) => {
    if (named.length > MOST) return
    const inOrder = [...named].sort((x, y) => x - y)
    inOrder.forEach((a, i) => {
      for (const b of inOrder.slice(i + 1)) {
        const key = `${a}-${b}`
        const known = connections.get(key)
        if (known) known.claims.push(claim)
        else connections.set(key, { a, b, claims: [claim] })
      }
    })
  })
  return [...connections.values()].sort((x, y) => y.claims.length - x.claims.length || x.a - y.a || x.b - y.b)
}
