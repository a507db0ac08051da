"""Whose figures and deeds are told: own sentences of which one word could give them to the wrong one."""

from __future__ import annotations

from typing import Any

import pytest
from reading import claims_of

# text, kind, the slots of every claim of that kind, in order
CASES: list[tuple[str, str, list[dict[str, Any]]]] = [
    # how strong a force was is no loss of it
    ("21. Alay 1.900 kişilik mevcudundan 240 kişi kaybetti.", "loss", [{"subject": "21. Alay", "values": {"total": {"person": 240}}}]),
    ("21. Alay 1.900 kişilik mevcudundan 240 kişi kaybetti.", "strength", [{"subject": "21. Alay", "values": {"person": 1900}}]),
    ("4. Tugay, 2.600 kişilik mevcudunun dörtte birini, 650 kişiyi, 26 Mart 1913'te yitirdi.", "loss",
     [{"subject": "4. Tugay", "date": "1913-03-26", "values": {"total": {"person": 650}}}]),
    ("Plevne'de 2. Tabur 780 erlik mevcudundan 210 er ölü ve yaralı verdi.", "loss",
     [{"subject": "2. Tabur", "values": {"total": {"soldier": 210}}}]),
    ("Dumlupınar'da 5. Tümen'in 4.200 kişilik mevcudundan 900 er şehit düştü.", "strength",
     [{"subject": "5. Tümen", "values": {"person": 4200}}]),
    ("8. Alay mevcudunun yarısını, 1.100 askerini kaybetti.", "strength", []),
    ("8. Alay mevcudunun yarısını, 1.100 askerini kaybetti.", "loss", [{"subject": "8. Alay", "values": {"total": {"soldier": 1100}}}]),
    ("11. Alay 900 kişilik bir kolla ilerledi ve 40 şehit verdi.", "loss", [{"subject": "11. Alay", "values": {"killed": {"person": 40}}}]),
    # "they" are all of a list
    ("The 3rd and 8th Divisions reached Mukden on 9 March 1905. They lost 4,000 men.", "loss",
     [{"subject": ["3rd Division", "8th Division"], "values": {"total": {"person": 4000}}}]),
    ("The 2nd Brigade and the 5th Regiment crossed the Sambre on 4 November 1918. Their losses amounted to 200 men.", "loss",
     [{"subject": ["2nd Brigade", "5th Regiment"]}]),
    ("The II and IV Corps stormed Düppel, and they took 3,000 prisoners.", "capture", [{"subject": ["II Corps", "IV Corps"]}]),
    ("The 7th Division and the 9th Brigade attacked Lule Burgas on 29 October 1912. It lost 300 men.", "loss", [{"subject": None}]),
    ("The 6th Division attacked Lule Burgas on 29 October 1912. They lost 300 men.", "loss", [{"subject": "6th Division"}]),
    ("3. Tümen ve 5. Tümen 9 Eylül 1922'de İzmir'e girdi. 400 esir aldı.", "capture", [{"subject": ["3. Tümen", "5. Tümen"]}]),
    ("14. ve 27. Alaylar Sazlıdere'ye ilerledi. 300 şehit verdiler.", "loss", [{"subject": ["14. Alay", "27. Alay"]}]),
    # who comes instead leads what he who went was told to lead
    ("Abdullah Paşa komutasındaki Şark Ordusu bozuldu. Abdullah Paşa 8 Kasım 1912'de azledildi, yerine Nazım Paşa getirildi.", "command",
     [{"subject": "Abdullah Paşa"}, {"subject": "Nazım Paşa", "object": "Şark Ordusu", "date": "1912-11-08"}]),
    ("Albay Kenan Bey 5. Tümen'e komuta ediyordu. Kenan Bey 12 Temmuz 1921'de şehit düştü, yerine Yarbay Rıza Bey geçti.", "command",
     [{"subject": "Kenan Bey"}, {"subject": "Rıza Bey", "object": "5. Tümen"}]),
    ("7. Alayın komutasını 5 Mayıs 1915'te Binbaşı Halit Bey aldı.", "command",
     [{"subject": "Halit Bey", "object": "7. Alay", "date": "1915-05-05"}]),
    ("5. Tümen Komutanı Kenan Bey ilerledi. Kenan Bey 14 Ekim 1912'de Vize'de öldü.", "event",
     [{"subject": "Kenan Bey", "date": "1912-10-14", "content": "ölmek"}]),
    ("Nazım Paşa 14 Ekim 1912'de Kenan Bey'i görevden aldı.", "event", [{"subject": "Kenan Bey"}]),
    # what is left of a formation is not the part that was told of before
    ("57. Alay Conkbayırı'nda savaşırken tümenin diğer alayları Bigalı'da kaldı.", "location", [{"subject": "diğer alayları"}]),
    ("29. Tümen'in 86. Alayı Köprüköy'ü savunurken tümenin öbür alayları Hasankale'ye çekilmişti.", "movement",
     [{"subject": "29. Tümen öbür alayları", "to": "Hasankale"}]),
    ("The 4th Brigade stormed Lens on 2 May 1917 and the rest of the division marched to Arras.", "movement",
     [{"subject": "rest of the division", "to": "Arras"}]),
    ("The 12th Division entered Sofia, but the remaining regiments retreated to Plevna.", "movement",
     [{"subject": "12th Division"}, {"subject": "remaining regiments", "to": "Plevna"}]),
    # killed or wounded is one sum
    ("At Talana 39 officers and 405 men had been killed or wounded on 20 October 1899.", "loss",
     [{"date": "1899-10-20", "values": {"total": {"officer": 39, "person": 405}}}]),
    ("In all, 320 men were killed and wounded at Shiloh.", "loss", [{"place": "Shiloh", "values": {"total": {"person": 320}}}]),
    ("In all 800 men were killed, wounded, or taken at Spion Kop.", "loss", [{"values": {"total": {"person": 800}}}]),
    ("At Lens 25 men were killed and 83 wounded.", "loss", [{"values": {"killed": {"person": 25}, "wounded": {"person": 83}}}]),
    # who sends a formation does not command it
    ("Mahmut Muhtar Paşa'nın 3. Kolordu'yu Vize'ye çekmesi orduyu kurtardı.", "command", []),
    ("Liman Paşa'nın 19. Tümeni Conkbayırı'na ulaştı.", "command", [{"subject": "Liman Paşa", "object": "19. Tümen"}]),
    # "Tümen" is the division that acted, not the one to which it was done
    ("4. Tümen 51. Tümen'i yendi. Tümen 3 Aralık 1912'de Vize'ye girdi.", "movement", [{"subject": "4. Tümen", "to": "Vize"}]),
    ("Albay Kenan Bey komutasındaki 9. Tümen Lüleburgaz'a girdi. Topçu 3. Tümen'i dövdü. Kenan Bey'in tümeni bekledi. "
     "Tümen 3 Aralık 1912'de Vize'ye ulaştı.", "movement", [{"subject": "9. Tümen"}, {"subject": "9. Tümen", "to": "Vize"}]),
    ("Yunan topçusu 4. Tümen'e ateş açtı. Papulas'ın tümeni ilerledi. Tümen 3 Eylül 1921'de Polatlı'ya vardı.", "movement",
     [{"subject": "Tümen", "to": "Polatlı"}]),
    # an image is no place, how one is not where
    ("Irak Cephesi uzun süre Sarıkamış'ın gölgesinde kaldı.", "location", []),
    ("3. Ordu Erzurum'un doğusunda kaldı.", "location", [{"subject": "3. Ordu", "place": "Erzurum"}]),
    ("Mackensen was not at ease in Romania.", "location", []),
    ("The 5th Division was at rest near Arras on 3 May 1917.", "location", [{"subject": "5th Division", "place": "Arras"}]),
    # a day that it was not is no day
    ("5. Tümen 3 Mayıs 1877'de Plevne'ye geldi. Ruslar bir gün sonra değil üç gün sonra taarruz etti.", "sequence",
     [{"first": "1877-05-03", "second": "1877-05-06"}]),
    ("The 5th Division came to Kars on 3 May 1877. The Russians attacked not two days later but five days later.", "sequence",
     [{"first": "1877-05-03", "second": "1877-05-08"}]),
    # who marched into a town was there
    ("The 2nd Brigade marched into Kars on 3 May 1877.", "movement", [{"to": "Kars", "arrive": "1877-05-03", "depart": None}]),
    ("The 2nd Brigade marched to Kars on 3 May 1877.", "movement", [{"to": "Kars", "arrive": None, "depart": "1877-05-03"}]),
    ("Stessel brought the 4th Division to Port Arthur on 7 July 1904.", "movement",
     [{"subject": "4th Division", "to": "Port Arthur", "arrive": "1904-07-07"}]),
    # nobody attacks himself
    ("The 8th Division attacked it on 3 May 1916.", "engagement", [{"parties": ["8th Division"]}]),
    # people who are no soldiers are no force
    ("Edirne'de 60.000 asker ile 120.000 kişilik halk vardı.", "strength", [{"values": {"soldier": 60000}}]),
    # what a noun or no verb of its own tells
    ("2. Ordu'nun taarruzu 3 Ağustos 1916'da Bitlis'te başladı.", "engagement",
     [{"parties": ["2. Ordu"], "place": "Bitlis", "date": "1916-08-03"}]),
    ("Yunan saldırısı 8 Temmuz 1921 sabahı başladı.", "engagement", [{"parties": ["Yunan"], "date": "1921-07-08"}]),
    ("Topçu ateşi 3 Ağustos 1916'da başladı.", "engagement", []),
    ("Selanik 8 Kasım 1912'de elden çıktı.", "engagement", [{"place": "Selanik", "date": "1912-11-08", "outcome": "taken"}]),
    ("Plevna fell on 10 December 1877 and Sofia on 4 January 1878.", "engagement",
     [{"place": "Plevna"}, {"place": "Sofia", "date": "1878-01-04"}]),
    ("Plevne'de esir düşenler 40.000 kişiydi.", "loss", [{"place": "Plevne", "values": {"captured": {"person": 40000}}}]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "expected"), CASES)
def test_what_is_told_is_given_to_those_of_whom_it_is_told(
    text: str, kind: str, expected: list[dict[str, Any]]
) -> None:
    told = [claim.slots for claim in claims_of(text) if claim.kind == kind]
    assert [{slot: claim.get(slot) for slot in want} for claim, want in zip(told, expected, strict=False)] == expected
    assert len(told) == len(expected)
