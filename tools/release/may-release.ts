interface ReleaseState {
  version: string
  tags: readonly string[]
  changed: readonly string[]
  changelog: string
}

/** The reasons against a release, one sentence each; none when it can be made. */
export function problemsOf({ version, tags, changed, changelog }: ReleaseState): string[] {
  const tag = `v${version}`
  return [
    ...(changed.length > 0 ? [`There are changes that are not committed: ${changed.slice(0, 5).join(', ')}`] : []),
    ...(tags.includes(tag) ? [] : [`The commit has no tag ${tag}: git tag ${tag}`]),
    ...(changelog.includes(version) ? [] : [`CHANGELOG.md does not mention ${version}.`]),
  ]
}
