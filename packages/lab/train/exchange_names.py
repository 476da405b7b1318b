"""
Exchanges the names of pairs of a claim and a statement, so that the reader learns what a pair says, not what is true of a subject: it
knew the bundled subject's facts by heart. Needs faker and pyyaml.
"""
import random
import re

import yaml
from faker import Faker

LOCALES = "en_US en_GB de_DE fr_FR es_ES it_IT nl_NL pl_PL sv_SE cs_CZ pt_BR tr_TR en_IN id_ID fi_FI hu_HU ro_RO vi_VN".split()
NAMES_OF_LOCALE = 400
WORD = re.compile(r"[A-ZÀ-Ža-zß-ž]\w*(?:-[A-Z]\w+)*")
YEAR = re.compile(r"\b(?:19[5-9]\d|20[0-3]\d)\b")
# A moved year contradicts such words.
ABOUT_AGE = re.compile(r"\b(?:century|decade|years? (?:old|later|earlier)|age)\b")
NAME = re.compile(r"[A-ZÀ-Ž][\w'’-]{2,13}")
SYLLABLES = [a + b for a in "b d f g h k l m n p r s t v z br cl dr gr st tr".split() for b in "a e i o u ai ei ou".split()]
ENDS = ["n", "r", "x", "l", "m", "", "", "s", "tech", "AI", "soft"]


def made_up():
    return ("".join(random.choice(SYLLABLES) for _ in range(random.choice([2, 2, 3]))) + random.choice(ENDS)).capitalize()


class Names:
    """Names of persons, places and organisations, and the kinds of the words in a dossier's names."""

    def __init__(self, entities):
        given, family, city = set(), set(), set()
        for locale in LOCALES:
            fake = Faker(locale)
            fake.seed_instance(3)
            for _ in range(NAMES_OF_LOCALE):
                given.add(fake.first_name())
                family.add(fake.last_name())
                city.add(fake.city())
        self.given, self.family, self.city = (sorted(filter(NAME.fullmatch, names)) for names in (given, family, city))
        self.kinds = {}
        for entity in yaml.safe_load(open(entities, encoding="utf8")):
            for name in [entity["name"], *(entity.get("aliases") or [])]:
                self._add(name.split(), entity["kind"])

    def _add(self, words, kind):
        # Words in capitals stand for longer names, which would keep theirs.
        words = [word for word in words if NAME.fullmatch(word) and not word.isupper() and "'" not in word]
        if kind == "person":
            for at, word in enumerate(words):
                self.kinds.setdefault(word, "given" if at == 0 and len(words) > 1 else "family")
        elif len(words) == 1 and kind in ("organisation", "place"):
            self.kinds[words[0]] = kind

    def new(self, kind):
        if kind == "given":
            return random.choice(self.given)
        if kind == "place":
            return random.choice(self.city)
        return made_up() if random.random() < (0.6 if kind == "organisation" else 0.2) else random.choice(self.family)

    def exchanged(self, claim, statement, subject, all_names, years):
        """Returns both texts with other names, the same in both: the subject's, or all that are known; `years` moves years too."""
        words = set(WORD.findall(claim)) | set(WORD.findall(statement))
        to = {word: self.new(kind) for word, kind in self.kinds.items() if word in words and (all_names or word in subject)}
        for word in subject:
            to[word] = to.get(word) or self.new(self.kinds[word])
            to[word.lower()], to[word.upper()] = to[word].lower(), to[word].upper()
        by = random.choice([*range(-60, 0), *range(1, 8)]) if years and not ABOUT_AGE.search(claim + statement) else 0

        def put(text):
            text = WORD.sub(lambda word: to.get(word[0], word[0]), text)
            return YEAR.sub(lambda year: str(int(year[0]) + by), text)

        return put(claim), put(statement)

    def with_other_subject(self, claim, statement):
        """Returns both texts with another name where the claim begins with its subject's ("Ng: …")."""
        subject = re.match(r"([A-ZÀ-Ž][\w’'-]+): ", claim)
        if not subject:
            return claim, statement
        word, name = rf"\b{re.escape(subject[1])}\b", self.new("family")
        return re.sub(word, name, claim), re.sub(word, name, statement)


def capitals(text):
    """Returns the capitalised words behind the first one."""
    return {word for word in WORD.findall(text)[1:] if word[0].isupper()}
