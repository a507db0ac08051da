"""Facts that stand sentences apart and cannot both be, in ordinary wording -> the finding; and what must stay silent beside them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sefer import pipeline, report

OPENING = {"tr": "Savaş 1915 yılında sürüyordu.\n\n", "en": "The war went on in 1915.\n\n"}


def faults(home: Path, text: str, language: str) -> set[str]:
    """The sorts of fault that are found in a text, with or without a sentence that tells the year before it."""
    path = home / f"text.{language}.md"
    path.write_text(OPENING[language] + text, encoding="utf-8")
    built = pipeline.check([path], pipeline.quiet)
    return {f["fault"] for f in json.loads(report.as_json(built.checked.findings, built.campaign, "en"))}


ODD = [
    # turns of lives
    ("tr", "after_death", "Mülazım Ferit'in kalbi 3 Ağustos gecesi durdu. Mülazım Ferit 20 Ağustos'ta karakolları gezdi."),
    ("tr", "after_death", "Binbaşı Cemil Bey 6 Haziran'da can verdi. Ekimin on beşinde Binbaşı Cemil Bey'e karakolda rastladım."),
    ("en", "after_death", "Captain Rowe held the left. A mortar bomb finished him on the 4th of May 1915. In June Captain Rowe sent for wine."),
    ("en", "after_death", "A shell carried off Major Trent's head on 12 March 1915. In April Major Trent headed the mission to Kut."),
    ("tr", "before_founding", "Kuzey Müfrezesi 5 Haziran'da köye girdi.\n\nMüfreze 12 Haziran tarihli emirle meydana getirilmişti."),
    ("en", "before_founding", "On 14 March the 3rd Machine-Gun Battalion stopped the attack. The order constituting the 3rd Machine-Gun "
     "Battalion was issued on 2 April."),
    ("en", "before_founding", "The birthday of the Ninth Army is 5 September 1915; in August the Ninth Army had already attacked at Lens."),
    ("tr", "after_abolition", "Ordu karargâhı 1 Ağustos'ta Garp Grubu'nu dağıttı. 14 Ağustos'ta Garp Grubu köyü geri aldı."),
    ("tr", "after_abolition", "22. Tugay 5 Eylül'de ilga olundu.\n\nTugayın 19 Eylül'de dere yolunu tuttuğu görülmektedir."),
    ("en", "after_abolition", "On 30 October the Left Wing Detachment was absorbed by the 3rd Division. The Left Wing Detachment took "
     "two guns on 9 November."),
    # who headed what, of what it was part, who was where
    ("tr", "two_commanders", "Ferik Sami Paşa sağ cenahı temmuzun ilk gününden ağustosun sonuna değin aralıksız idare eyledi. Sağ cenahın "
     "kumandanı Mirliva Veli Paşa 20 Temmuz'da bana bir tezkere verdi."),
    ("en", "two_commanders", "Everything turned on the 37th Division. General Orlov led it uninterruptedly from 1 to 20 October 1915. "
     "The order of 16 October is signed: General Zimin, commanding the 37th Division."),
    ("tr", "two_parents", "24. Alay, 1 Ekim'den 31 Ekim'e dek 3. Tümen'in dört alayından biriydi. 1. Tümen'in alaylarından 24. Alay 19 "
     "Ekim'de köprüye vardı."),
    ("tr", "two_parents", "Kuzey Tugayı, 1 Mayıs'tan 31 Mayıs'a kadar Doğu Tümeni'nden ayrılmadı. 17 Mayıs'ta Batı Tümeni iki tugaydan, "
     "Kuzey ve Güney Tugaylarından meydana geliyordu."),
    ("en", "two_parents", "Throughout May 1915 the Kent Brigade marched with the 5th Division. On 20 May the Kent Brigade, then part of "
     "the 9th Division, relieved the line."),
    ("tr", "two_places", "General Ilıca 9 Eylül'ün bütün gününü Karaköy'deki karargâhında geçirdi. Yüzbaşı Tan, 9 Eylül'de sabahın ilk "
     "ışığından gece yarısına dek Sarıtepe siperlerinde General Ilıca'nın yanından ayrılmadığını anlatır."),
    ("en", "two_places", "Captain Munro spent 6 May 1915 in bed at Mudros. The company diary has him from the morning of that 6 May until "
     "midnight in the trenches at Krithia."),
    # what came too late for what it did
    ("tr", "order_violation", "Kale 8 Ekim'de düştü. Kaleyi döven obüsler istasyona ancak 12 Ekim'de indirilmişti."),
    ("en", "order_violation", "The wire was put up on 18 May 1915. On the night of the 15th of May the raiders had been caught in this very wire."),
    # men
    ("tr", "strength_imbalance", "1. Tabur 3 Mayıs sabahı 720 kişiydi. O gün tabur ne çarpıştı ne takviye aldı ne de kimseyi ayırdı. "
     "4 Mayıs sabahı yoklamada 655 kişi çıktı."),
    ("en", "strength_imbalance", "On the morning of 3 May the 1st Battalion numbered 720. That day it neither fought nor received drafts nor "
     "sent anyone away. On the morning of the 4th 655 answered the roll."),
    # orders
    ("tr", "order_not_executed", "Kolordu 5 Mayıs'ta 12. Tümen'e, o gece Kocadere köprüsünü ele geçirmesini emretti. Tümen 5 ve 6 Mayıs'ı "
     "çadırlarını kurmakla ve çamaşır yıkamakla geçirdi."),
    ("en", "order_not_executed", "On 3 May 1915 the Colonel charged the 3rd Company with seizing, that very night, the sheepfolds above "
     "Milton. The 3rd Company played cards till ten and then turned in."),
]  # fmt: skip
EVEN = [
    ("tr", "after_death", "Yüzbaşı Nedim 4 Haziran'da başından vuruldu, günlerce ölümle pençeleşti ve kurtuldu. 9 Temmuz'da Yüzbaşı Nedim "
     "köye indi."),
    ("en", "after_death", "Captain Rowe was shot through the head on 4 June and given up for dead, but he recovered. On 9 July Captain Rowe "
     "led a patrol."),
    ("tr", "before_founding", "Kuzey Müfrezesi 12 Haziran'da kuruldu. Müfrezeyi oluşturacak taburlar 5 Haziran'da köye girmişti."),
    ("tr", "after_abolition", "Süvari, 1 Ağustos'ta Garp Grubu'nu dağıttı. 14 Ağustos'ta Garp Grubu köyü geri aldı."),
    ("en", "two_places", "Major Ellis was in Kimberley all day on the 9th of January. His brother, Captain Ellis, presided at Mafeking "
     "through the whole day of 9 January."),
    ("en", "two_commanders", "General Orlov led the 12th Division during the whole of 1915. In August 1915 the commander of the 12th "
     "Division's artillery, General Zimin, was decorated."),
    ("tr", "two_commanders", "Albay Rüştü 17. Tümen'i temmuz başına kadar yönetti. 12 Temmuz'da 17. Tümen Komutanı Yarbay Hasan Lütfi'ydi."),
    ("tr", "order_violation", "Köprü 5 Ağustos'ta onarıldı. Ağırlıklar köprünün yıkılmasından önce, 2 Ağustos'ta geçmişti."),
    ("tr", "order_violation", "Kale 8 Ekim'de düştü. İstasyona 12 Ekim'de yeni obüsler indirildi."),
    ("en", "two_parents", "In April 1915 the 33rd Regiment belonged to the 11th Division. On 30 April it was transferred, and on 17 May "
     "the 33rd Regiment stood among the regiments of the 8th Division."),
    ("tr", "order_not_executed", "Kolordu 5 Mayıs'ta 12. Tümen'e, o gece Kocadere köprüsünü ele geçirmesini emretti. Sel köprüyü "
     "götürdüğünden tümen geceyi çadırlarda geçirdi."),
    ("tr", "order_not_executed", "General, Albay Petrov'dan ertesi sabah dere yolunu kesmesini istedi. Petrov yolu kesti ve öğleden sonra "
     "çizme dağıttı."),
    ("en", "strength_imbalance", "On the morning of 3 May the 1st Battalion numbered 720. That day it lost 65. On the morning of the 4th 655 "
     "answered the roll."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "sort", "text"), ODD)
def test_what_cannot_both_be_is_asked_about(tmp_path: Path, language: str, sort: str, text: str) -> None:
    assert sort in faults(tmp_path, text, language)


@pytest.mark.parametrize(("language", "sort", "text"), EVEN)
def test_what_can_both_be_is_not(tmp_path: Path, language: str, sort: str, text: str) -> None:
    assert sort not in faults(tmp_path, text, language)
