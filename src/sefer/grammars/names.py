"""Capitalised names in a text, and the words that are none."""

from __future__ import annotations

from sefer.letters import lower

CAP = r"[A-ZÇĞİÖŞÜÂÎÛ][\wâîûÂÎÛ]*(?:-[A-ZÇĞİÖŞÜ][\w]*)?"
TITLES = r"(?:Bey|Beyi|Paşa|Efendi|Ağa|Hanım|Han|Pasha|Hoca|Çavuş)"
RANKS = (
    "Mareşal|Müşir|Orgeneral|Birinci Ferik|Korgeneral|Ferik|Tümgeneral|Tuğgeneral|Mirliva|Albay|Miralay|Yarbay|Kaymakam|Binbaşı|Kolağası|"
    "Önyüzbaşı|Yüzbaşı|Üsteğmen|Teğmen|Mülazım|Asteğmen|Astsubay|Başçavuş|Çavuş|Onbaşı|General|Generali|Amiral|Oramiral|Koramiral|Tuğamiral|Tümamiral|"
    "Knyaz|Prens|Grandük|Kont|Lord|Sir|Colonel|Lieutenant|Captain|Major|Brigadier|Admiral|Marshal|Ataman|Serdar|Feldmareşal"
)
NOT_NAMES = set(["türk", "türkler", "ermeni", "ermeniler", "rus", "ruslar", "ingiliz", "ingilizler", "alman", "almanlar", "fransız", "yunan", "bulgar", "sırp", "osmanlı", "osmanlılar", "gürcü", "gürcüler", "müslüman", "müslümanlar", "azerbaycanlı", "azerbaycanlılar", "bolşevik", "bolşevikler", "taşnak", "islam", "hristiyan", "hıristiyan", "yahudi", "polonyalı", "mehmetçik", "sovyet", "sovyetler", "menşevik", "ocak", "şubat", "mart", "nisan", "mayıs", "haziran", "temmuz", "ağustos", "eylül", "ekim", "kasım", "aralık", "devleti", "devlet", "cumhuriyeti", "cumhuriyet", "imparatorluğu", "hükümeti", "hükûmeti", "hükümet", "ordu", "ordusu", "bey", "paşa", "efendi", "ağa", "hanım", "bakanı", "bakanlığı", "nazırı", "başkanı", "komutanı", "komutanlığı", "karargâhı", "karargâh", "meclis", "meclisi", "şura", "şûra", "konseyi", "konsey", "komitesi", "komite", "parlamentosu", "parlamento", "savaşı", "savaş", "antlaşması", "anlaşması", "barış", "birinci", "ikinci", "üçüncü", "dördüncü", "beşinci", "dünya", "genel", "millî", "milli", "kurban", "bayramı", "inkılabı", "devrimi", "olayları", "cephesi", "cephe", "grubu", "grup", "alayı", "tümeni", "taburu", "kolordusu", "aynı", "bu", "bunun", "bunlar", "ancak", "fakat", "ama", "ayrıca", "sonra", "daha", "önce", "ilk", "son", "bir", "iki", "üç", "çünkü", "böylece", "böylelikle", "öte", "yandan", "yine", "yalnız", "türkiye’nin", "o", "onun", "onların", "oradan", "burada", "bunun", "bütün", "birlik", "kızıl", "beyaz", "sonuç", "giriş", "anahtar", "sözcükler", "öz", "özet", "abstract", "keywords", "the", "on", "in", "and", "of", "this", "following", "commanded", "although", "amid", "kaynakça", "heyet", "heyeti", "talimata", "duruma", "düşmanı", "düşman", "sıcak", "bölgedeki", "bölgeler", "şehirde"])


def is_name(word: str) -> bool:
    return lower(word) not in NOT_NAMES and len(word) > 1
