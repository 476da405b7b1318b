import { existsSync } from 'node:fs'
import reactHooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'

/** Packages that a file may not import. */
function without(packages, message) {
  return { regex: `^(?:${packages.join('|')})(?:/|$)`, message }
}
/** Keeps a file from importing the functions that write, of a module for files. */
const noWrites = (name) => ({
  name,
  importNames: [
    'appendFile',
    'copyFile',
    'cp',
    'createWriteStream',
    'open',
    'rename',
    'symlink',
    'truncate',
    'write',
    'writeFile',
  ].flatMap((writer) => [writer, `${writer}Sync`]),
  message: 'Files are written by tools/shared/folder-files.ts, which follows no link.',
})
const closedTo = (...patterns) => ({ '@typescript-eslint/no-restricted-imports': ['error', { patterns }] })

/** Answers of a model are in a table of their own. */
const MODEL_ANSWERS = 'lib/check/model/model-answers.ts'
const noDatabase = without(
  ['dexie', 'dexie-react-hooks'],
  `Dexie is used only in lib/store, lib/notes/data, lib/dossiers/data, ${MODEL_ANSWERS} and lib/sync.`,
)
const noBrowser = without(
  ['wxt', '#imports', 'webextension-polyfill'],
  'The browser is reached through lib/platform and lib/messaging.',
)
const noReact = without(['react', 'react-dom'], 'React is used only in components and entrypoints.')
const noNode = without(['node:.*', 'fs', 'path'], 'This code runs in the browser.')
const noZod = without(['zod'], 'The page agent stays small.')
const noPanel = { regex: '^@/components/panel/', message: 'Sites draw these components too: they take data as props.' }
const pure = [noReact, noNode, noDatabase, noBrowser]
const browserGlobals = ['browser', 'chrome'].map((name) => ({
  name,
  message: 'The browser is reached through lib/platform and lib/messaging.',
}))
const impure = ['document', 'window', 'localStorage', 'indexedDB', 'fetch', 'navigator', 'location'].map((name) => ({
  name,
  message: 'This folder is pure: no page, no storage, no network.',
}))
const noClock = {
  'no-restricted-properties': [
    'error',
    { object: 'Math', property: 'random', message: 'This folder is pure: take it as an argument.' },
    { object: 'Date', property: 'now', message: 'This folder is pure: take the time as an argument.' },
  ],
}

/** Syntax that would make markup of text, or throws on a text. */
const markupSyntax = [
  {
    selector: 'AssignmentExpression > MemberExpression.left[property.name=/^(innerHTML|outerHTML|srcdoc)$/]',
    message: 'Text never becomes markup.',
  },
  {
    selector: 'CallExpression[callee.property.name=/^(insertAdjacentHTML|createContextualFragment)$/]',
    message: 'Text never becomes markup.',
  },
  { selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']", message: 'Text never becomes markup.' },
  {
    selector: 'Identifier[name=/^encodeURI(Component)?$/]',
    message: 'It throws on half a letter: use encodeForUrl (lib/text/urls.ts).',
  },
]
/** Syntax that saves lines, and costs its reader time. */
const terseSyntax = [
  {
    selector: ":matches(:function, TSFunctionType, TSMethodSignature) > Identifier.params[name='one']",
    message: 'Name it after the thing: claim, source, row, word.',
  },
  {
    selector:
      ':matches(SpreadElement, JSXSpreadAttribute, SpreadElement > TSAsExpression) > :matches(ObjectExpression, ArrayExpression)',
    message: 'Write its parts without a spread.',
  },
  {
    selector:
      ':matches(ArrayPattern, ObjectPattern > Property) > AssignmentPattern > :matches(CallExpression, BinaryExpression, ConditionalExpression).right',
    message: 'Compute the value after the pattern.',
  },
  {
    selector:
      "CallExpression[callee.property.name='flatMap'] ConditionalExpression.body:has(> ArrayExpression[elements.length=0]):has(> ArrayExpression[elements.length=1])",
    message: 'Use filter, map or mapDefined (lib/text/lists.ts).',
  },
]

/**
 * Rules of `npm test`: those that need no types and no compiler, in a tenth of the time. `npm run lint` and the lane
 * `release` use all rules.
 */
const quick = {
  files: ['**/*.{ts,tsx}'],
  extends: [tseslint.configs.disableTypeChecked],
  linterOptions: { reportUnusedDisableDirectives: 'off' },
  plugins: { 'react-hooks': reactHooks },
  rules: {
    ...Object.fromEntries(Object.keys(reactHooks.configs.recommended.rules).map((rule) => [rule, 'off'])),
    'react-hooks/rules-of-hooks': 'error',
    'react-hooks/exhaustive-deps': 'warn',
  },
}

export default tseslint.config(
  // A package of its own: without its dependencies, nothing in it has a type.
  { ignores: existsSync('packages/bulk/node_modules') ? [] : ['packages/bulk/'] },
  {
    ignores: [
      '.output/',
      '.wxt/',
      '**/.cache/',
      'node_modules/',
      'tests/pages/**/*.html',
      'coverage/',
      'test-results/',
    ],
  },
  // AssemblyScript: its types are not those of TypeScript, and its own compiler checks it.
  { ignores: ['assets/kernel/'] },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/consistent-type-definitions': 'off',
      // Each feature adds the types of its messages to one interface.
      '@typescript-eslint/no-empty-object-type': ['error', { allowInterfaces: 'with-single-extends' }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      // Characters outside the basic plane do not matter where a string is split into characters.
      '@typescript-eslint/no-misused-spread': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/prefer-nullish-coalescing': ['error', { ignorePrimitives: { string: true } }],
      // Text is matched by class and index all over the engine; exec in place of match would not be clearer.
      '@typescript-eslint/prefer-regexp-exec': 'off',
      'no-eval': 'error',
      'no-implied-eval': 'off',
      '@typescript-eslint/no-implied-eval': 'error',
      'no-restricted-syntax': ['error', ...markupSyntax],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  {
    files: ['{lib,components,entrypoints,tools,packages,scripts}/**/*.{ts,tsx}'],
    ignores: ['**/tests/**', '**/*.test.{ts,tsx}'],
    rules: { 'no-nested-ternary': 'error', 'no-restricted-syntax': ['error', ...markupSyntax, ...terseSyntax] },
  },
  {
    // Inner loops over typed arrays whose bounds are those of the layers: a check at each access would double their time.
    files: ['lib/engine/{model,encoder,reader}/*.ts', 'lib/engine/link/net/*.ts'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  {
    files: ['{components,entrypoints,tests}/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: reactHooks.configs.recommended.rules,
  },

  // Which folder may import which is in tests/house/import-rules.ts, held by `npm run house`. Here: packages, browser, clock.
  {
    files: [
      'lib/{text,i18n,schema,dossier,engine,rows,details,features,model}/**/*.ts',
      'lib/{notes/formats,notes/library,page/anchor}/**/*.ts',
    ],
    rules: { ...closedTo(...pure), 'no-restricted-globals': ['error', ...impure, ...browserGlobals], ...noClock },
  },
  {
    files: ['lib/{page,extract}/**/*.ts'],
    rules: { ...closedTo(...pure, noZod), 'no-restricted-globals': ['error', ...browserGlobals] },
  },
  {
    files: ['lib/{notes,dossiers,check}/**/*.ts'],
    ignores: ['lib/*/{data,formats,library}/**', MODEL_ANSWERS],
    rules: closedTo(...pure),
  },
  {
    files: ['lib/{store,dossiers/data,notes/data,sync}/**/*.ts', MODEL_ANSWERS],
    rules: { ...closedTo(noReact, noNode, noBrowser), 'no-restricted-globals': ['error', ...browserGlobals] },
  },
  // The build of the extension puts another module in its place.
  {
    files: ['lib/engine/data/large-data.ts', 'lib/dossiers/data/bundled-index.ts'],
    rules: closedTo(noReact, noDatabase, noBrowser),
  },
  { files: ['lib/{messaging,platform}/**/*.ts'], rules: closedTo(noReact, noNode, noDatabase) },
  {
    files: ['components/**/*.{ts,tsx}'],
    rules: { ...closedTo(noDatabase, noBrowser, noNode), 'no-restricted-globals': ['error', ...browserGlobals] },
  },
  {
    files: ['components/{ui,book,features}/**/*.{ts,tsx}', 'components/dossiers/{dossier,claim}/**/*.{ts,tsx}'],
    rules: closedTo(noDatabase, noBrowser, noNode, noPanel),
  },
  { files: ['entrypoints/**/*.{ts,tsx}'], rules: closedTo(noDatabase, noNode) },
  { files: ['entrypoints/page-agent/**/*.ts'], rules: closedTo(noZod, noReact, noDatabase, noNode) },
  // Folders of dossiers, researches and sites may be somebody else's, with links that lead out of them.
  {
    files: ['tools/{shared,model-client,cli}/**/*.{ts,tsx}', 'packages/{publish,research,bulk}/**/*.{ts,tsx}'],
    ignores: ['tools/shared/folder-files.ts', 'packages/*/tests/**'],
    rules: {
      '@typescript-eslint/no-restricted-imports': ['error', { paths: ['node:fs', 'node:fs/promises'].map(noWrites) }],
    },
  },

  // A missing element fails the test, so non-null assertions are fine.
  {
    files: ['tests/**/*.{ts,tsx}', 'packages/*/tests/*.ts', '**/*.test.{ts,tsx}'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      'no-restricted-globals': 'off',
      'no-restricted-properties': 'off',
      '@typescript-eslint/no-restricted-imports': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
    },
  },
  ...(process.env.TEST_LANE === 'quick' ? [quick] : []),
)
