"""How a capitalised word is spelt: as a Turkish word with an ending may be, or as only names of other languages are."""

from __future__ import annotations

from functools import lru_cache

from sefer.grammars.names import lower
from sefer.letters.patterns import lazy

# how only names of other languages are spelt
_FOREIGN = lazy(
    r"(?i:.*(?:[wqx]|escu$|\w{3}i[çc]$|ia|ij|aine|[áàäåæéèêëíìïñóòôõøúùýāēīōū]|ll|tt|nn|ss|pp|rr|ff|ck|ch|sch|th|ph|gh|dj|tch|oo|ee|ou|ea|ie|io|eu|ei|au|ae|oe|tz|tk|[^aeıioöuü\W]y$|[rln]d$|rg$|[aeo]yn$|\w{3}o$|[dpt]is$|leben|hausen|heim$|mura$|moto$)|[bcdfgkpstv][lrmn]\w|[sz]h|dz|ts|sk|pf|gy|[ghmz][lr]|vl)"
)


@lru_cache(maxsize=1 << 12)
def is_foreign(word: str) -> bool:
    """Is a capitalised word spelt as no Turkish one is?"""
    return _FOREIGN.match(word) is not None


_ALIEN = lazy(r"(?i).*(?:[wqxáàäåæéèêëíìïñóòôõøúùýāēīōū]|ch|ck|th|ph|gh|dj|oo|ee|ou|ea|oe|tz|mann|aine)")


@lru_cache(maxsize=1 << 12)
def is_alien(word: str) -> bool:
    """Has a capitalised word letters or pairs of letters that no Turkish ending can make up for?"""
    return _ALIEN.match(word) is not None


_SHORT = 6
_MANY = lazy(r"(?:[^\W\d_]*[aıou][^\Waeıioöuü]*lar|[^\W\d_]*[eiöü][^\Waeıioöuü]*ler)")


@lru_cache(maxsize=1 << 12)
def are_many(word: str) -> bool:
    """Is a word a plural by its ending and the harmony of its vowels: "Sünusiler", not "Buller", "Miller", "Hitler"?"""
    return len(word) > _SHORT and word[-4] != "l" and _MANY.fullmatch(lower(word)) is not None


_ENDING = lazy(  # of any stem, of one that ends in a consonant, of one that ends in a vowel
    r"(?<=\w\w)(?:(?<!l)l[ae]r\w*|[dt][ae](?:n|ki)?|k[iü]|[cç][ae]|[dt][ıiuü][rk]?|nc[ıiuü]|l[ıiuü](?:k|ğ\w+)?|s[ıiuü]z|[cç][ıiuü]|m[ae]k?|m[ıiuü]ş|[dt][ıiuü]ğ\w+|l[ae]|s[ae]n?[ıiuü]?[zk]?|-y?[ıiuü]"
    r"|(?<![aeıioöuü])(?:[ıiuü][mn][ıiuü]z|[ıiuü]n[ae]?|[ae]|[ıiuü]|[ae]k[iü]|[ıiuü]p|[ae]r[ae]k|[ıiuü]nc[ıiuüae]|[ae]n|[ıiuü]m|iy[ae]t|ıy[ae]t)"
    r"|(?<=[aeıioöuü])(?:[mn][ıiuü]z|s[ıi](?:n\w{1,3})?|n[ıiuü]n|[yn][ae]|y[ıiuü]|yl[ae]|m|n[ıiuü]))$"
)
_FRONT, _ROUND = frozenset("eiöüî"), frozenset("oöuüû")
_VOWELS = lazy("[aeıioöuüâîû]")


@lru_cache(maxsize=1 << 14)
def is_bare(word: str) -> bool:
    """Does a word bear no ending that its vowels are in harmony with: "Vatutin", "Leşyanin", not "Pistin", "Tanıkları"?"""
    low = lower(word)
    if len(low) < 4:
        return False
    for found in _ENDING.finditer(low):
        vowels, own = _VOWELS.findall(low[: found.start()]), _VOWELS.findall(found.group())
        if not vowels or not own:
            return False
        front = (vowels[-1] in _FRONT) == (own[0] in _FRONT)
        if front and (own[0] in "ae" or (vowels[-1] in _ROUND) == (own[0] in _ROUND)):
            return False
    return True
