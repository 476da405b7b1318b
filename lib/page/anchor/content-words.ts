/**
 * Words whose replacement or removal changes a statement: numbers in words, months and days, negations and limits, he
 * and she, words of comparison. They are English, like the articles; digits and capitals count in any language.
 */
export const meaningChangingWords: ReadonlySet<string> = new Set(
  (
    'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen ' +
    'nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million millions ' +
    'billion billions trillion trillions dozen half quarter third first second fourth fifth sixth seventh eighth ninth tenth ' +
    'last once twice double triple percent ' +
    'january february march april may june july august september october november december ' +
    'jan feb mar apr jun jul aug sep sept oct nov dec ' +
    'monday tuesday wednesday thursday friday saturday sunday spring summer autumn fall winter ' +
    'no not never none nor neither nobody nothing nowhere without cannot cant dont doesnt didnt isnt arent wasnt werent wont ' +
    'wouldnt couldnt shouldnt hasnt havent hadnt mustnt hardly barely except unless only ' +
    'all every each most some few fewer less least more many both either any ' +
    'before after until since above below over under up down behind ahead against ' +
    'he she him her his hers they them their yes right left east west north south ' +
    'former formerly ex vice deputy acting alleged allegedly reportedly denied'
  ).split(' '),
)

/** Small words that may be added or removed without changing a statement. */
export const smallWords: ReadonlySet<string> = new Set(
  (
    'a an the of in on at by for from to into onto as with and or but so then that this these those which who whom whose it its ' +
    'is are was were be been being am has have had do does did will would shall should can could may might must there here also ' +
    'just very too about around via per than if when while where how what why i we you my our your us me'
  ).split(' '),
)

/** Words whose addition alone negates a statement. */
export const denials: ReadonlySet<string> = new Set(
  (
    'no not never none nor neither without cannot cant dont doesnt didnt isnt arent wasnt werent wont wouldnt couldnt ' +
    'shouldnt hasnt havent hadnt mustnt hardly barely denied allegedly alleged former formerly only nearly almost'
  ).split(' '),
)
