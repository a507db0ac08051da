"""The atlas in a real browser, from a file, without a network: what a person does, and what they see."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest
from atlas_made import PLACES, Made, day, plevna, road_to_rahova

from sefer import atlas, pipeline
from sefer.model import Side

playwright = pytest.importorskip("playwright.sync_api")
from playwright.sync_api import Browser, Page, expect  # noqa: E402

pytestmark = pytest.mark.browser
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
         "--disable-sync", "--no-first-run")  # fmt: skip
EVIL = "</script><script>window.__x=1</script><img src=x onerror='window.__x=2'>"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    path = os.environ.get("SEFER_CHROMIUM") or next(
        filter(None, map(shutil.which, ("chromium", "google-chrome"))), None
    )
    if path is None:
        pytest.skip("no Chromium on this machine")
    with playwright.sync_playwright() as play:
        browser = play.chromium.launch(executable_path=path, args=list(FLAGS))
        yield browser
        browser.close()


class Opened:
    """A page and everything that it complained of or asked for."""

    def __init__(self, browser: Browser, file: Path, **context: object) -> None:
        self.context = browser.new_context(viewport={"width": 1280, "height": 720}, **context)  # type: ignore[arg-type]
        self.page: Page = self.context.new_page()
        self.complaints: list[str] = []
        self.requests: list[str] = []
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.goto(file.as_uri())
        self.page.wait_for_selector("html[data-ready=yes]")


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Opened]:
    file = tmp_path / "atlas.html"
    file.write_text(atlas.draw(plevna().campaign(), [], "tr"), encoding="utf-8")
    one = Opened(browser, file)
    yield one
    assert one.complaints == []
    assert [url for url in one.requests if not url.startswith("data:")] == [file.as_uri()]
    one.context.close()


def slide(page: Page, iso: str) -> None:
    page.locator("#day").evaluate(
        "(node, day) => { node.value = day; node.dispatchEvent(new Event('input')) }", day(iso)
    )


def test_it_opens_with_the_day_the_tally_and_the_units(opened: Opened) -> None:
    page = opened.page
    expect(page.locator("#title")).to_have_text("Plevne 1877")
    expect(page.locator("#unreviewed")).to_have_text("gözden geçirilmemiş: 11 / 12")
    slide(page, "1877-07-21")
    expect(page.locator("#date")).to_contain_text("21 Temmuz 1877")
    assert page.locator(".mark").count() >= 2
    assert page.evaluate("window.__x") is None


def test_the_map_is_drawn(opened: Opened) -> None:
    """Land, water and lines: more than a few colours are on the canvas."""
    colours = opened.page.evaluate("""() => { const c = document.querySelector('canvas');
        const d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data; const seen = new Set();
        for (let i = 0; i < d.length; i += 404) seen.add((d[i] << 16) | (d[i+1] << 8) | d[i+2]); return seen.size }""")
    assert colours > 5


def test_clicking_a_unit_on_the_map_shows_its_sentence_and_source(opened: Opened) -> None:
    page = opened.page
    slide(page, "1877-07-21")
    page.locator(".mark:not(.many) .symbol").first.wait_for()
    page.locator(".mark[aria-label^='9. Kolordu'] .symbol").click()
    expect(page.locator("#detail h2")).to_have_text("9. Kolordu")
    expect(page.locator("#detail blockquote").first).to_have_text("9. Kolordu 20 Temmuz 1877'de Niğbolu'daydı.")
    expect(page.locator("#detail .card").first).to_contain_text("plevne.txt, s. 41")
    expect(page.locator("#detail")).to_contain_text("son kayıt: 20 Temmuz 1877")
    assert page.url.endswith("#1877-07-21/unit%3A9.%20Kolordu") or "unit:9" in page.url


def test_the_reach_of_a_source_and_the_review_stand_on_the_card(opened: Opened) -> None:
    page = opened.page
    slide(page, "1877-07-19")
    page.locator("#orbat .row", has_text="Batı Ordusu").click()
    card = page.locator("#detail .card", has_text="Vidin'den")
    expect(card).to_contain_text("Demir 2008, 41")
    expect(card).to_contain_text("atıf cümlenin sonunda")
    expect(card).to_contain_text("gözden geçirildi, kabul edildi")


def test_units_in_one_town_stand_in_a_stack_that_opens(opened: Opened) -> None:
    page = opened.page
    slide(page, "1877-07-19")
    stack = page.locator(".mark.many")
    expect(stack).to_have_count(1)
    expect(stack.locator(".count")).to_have_text("3")
    stack.locator(".symbol").click()
    expect(page.locator(".mark.many")).to_have_count(0)
    expect(page.locator("#detail h2")).to_have_text("Plevne")
    expect(page.locator("#detail .unit")).to_have_count(3)


def test_stated_and_carried_positions_look_different(opened: Opened) -> None:
    page = opened.page
    slide(page, "1877-07-20")
    expect(page.locator(".mark[aria-label^='9. Kolordu']")).to_have_class("mark stated ")
    slide(page, "1877-07-22")
    mark = page.locator(".mark[aria-label^='9. Kolordu']")
    expect(mark).to_have_class("mark carried ")
    assert float(mark.locator(".body").evaluate("node => getComputedStyle(node).opacity")) < 0.8


def test_a_unit_whose_place_nobody_located_is_listed_and_not_drawn(opened: Opened) -> None:
    page = opened.page
    row = page.locator("#orbat .row", has_text="7. Tabur")
    expect(row).to_have_count(0)  # nothing is told of it yet
    slide(page, "1877-07-21")
    expect(row).to_contain_text("Yeşilova")
    assert page.locator(".mark[aria-label^='7. Tabur']").count() == 0
    row.click()
    expect(page.locator("#detail")).to_contain_text("söyleyen: bir kaçak")


def test_a_map_on_which_no_place_can_be_drawn_says_why(browser: Browser, tmp_path: Path, opened: Opened) -> None:
    expect(opened.page.locator("#unplaced")).to_be_hidden()
    made = Made()
    made.place("Rahova")
    made.unit("1. Tümen", "division")
    made.stood("1. Tümen 20 Temmuz 1877'de Rahova'da bulunuyordu.", "1. Tümen", "Rahova", "1877-07-20")
    (file := tmp_path / "no-coordinates.html").write_text(atlas.draw(made.campaign(), [], "tr"), encoding="utf-8")
    page = Opened(browser, file).page
    expect(page.locator("#unplaced")).to_contain_text("sefer region")


def test_a_place_told_without_a_date_shows_only_for_the_unit_that_is_chosen(browser: Browser, tmp_path: Path) -> None:
    made = plevna()
    made.unit("8. Tabur", "battalion", side="Rus")
    made.stood("\n8. Tabur Orhaniye'de konakladı.", "8. Tabur", "Orhaniye", None)
    file = tmp_path / "atlas.html"
    file.write_text(atlas.draw(made.campaign(), [], "tr"), encoding="utf-8")
    one = Opened(browser, file)
    slide(one.page, "1877-07-31")
    mark = one.page.locator(".mark[aria-label^='8. Tabur']")
    expect(mark).to_have_count(0)
    one.page.locator("#orbat .row", has_text="8. Tabur").click()
    expect(mark).to_have_count(1)
    expect(mark).to_have_attribute("aria-label", "8. Tabur, Orhaniye: tarih verilmeden anılıyor")
    expect(one.page.locator("#detail")).to_contain_text("tarih verilmemiş")
    one.context.close()


def test_a_place_told_beside_a_day_is_shown_from_that_day_and_says_so(browser: Browser, tmp_path: Path) -> None:
    made = plevna()
    made.unit("8. Tabur", "battalion", side="Rus")
    made.stood("8. Tabur Orhaniye'de konakladı.", "8. Tabur", "Orhaniye", None)
    file = tmp_path / "atlas.html"
    file.write_text(atlas.draw(made.campaign(), [], "tr"), encoding="utf-8")
    one = Opened(browser, file)
    slide(one.page, "1877-07-31")
    expect(one.page.locator(".mark[aria-label^='8. Tabur']")).to_have_count(1)
    one.page.locator("#orbat .row", has_text="8. Tabur").click()
    expect(one.page.locator("#detail")).to_contain_text("günü söylenmiyor")
    expect(one.page.locator("#detail")).to_contain_text("yanında anlatılıyor")
    one.context.close()


def test_what_one_passage_tells_without_a_day_is_there_as_it_tells_it_and_no_earlier_one(
    browser: Browser, tmp_path: Path
) -> None:
    made = Made(first="1877-07-01", last="1877-08-31")
    for name, at in {**PLACES, "Rahova": (43.73, 23.96)}.items():
        made.place(name, *at)
    made.unit("7. Tabur", "battalion")
    made.unit("8. Tabur", "battalion")
    made.stood("7. Tabur 5 Temmuz 1877'de Rahova'daydı.", "7. Tabur", "Rahova", "1877-07-05")
    made.stood("8. Tabur Vidin'de konakladı.", "8. Tabur", "Vidin", None)
    made.stood("\n7. Tabur 20 Temmuz 1877'de Rahova'da ve Niğbolu'daydı.", "7. Tabur", "Rahova", "1877-07-20")
    made.told[-1][2]["place"] = ["Rahova", "Niğbolu"]  # type: ignore[index]
    made.stood("8. Tabur Orhaniye'de konakladı.", "8. Tabur", "Orhaniye", None)
    made.stood("8. Tabur Plevne'de kaldı.", "8. Tabur", "Plevne", None)
    (file := tmp_path / "atlas.html").write_text(atlas.draw(made.campaign(), [], "tr"), encoding="utf-8")
    one = Opened(browser, file)
    marks = one.page.locator(".mark[aria-label*='8. Tabur']")
    slide(one.page, "1877-07-10")
    expect(marks).to_have_count(1)
    slide(one.page, "1877-07-25")
    expect(marks).to_have_count(2)
    assert not any("Vidin" in (mark.get_attribute("aria-label") or "") for mark in marks.all())
    assert not any("?" in mark.inner_text() for mark in one.page.locator(".mark").all())
    for name in ("7. Tabur", "8. Tabur"):
        one.page.locator("#orbat .row", has_text=name).click()
        expect(one.page.locator("#detail .rival")).to_have_count(0)
    one.context.close()


def test_a_place_tells_who_is_there_and_what_is_said_of_it(opened: Opened) -> None:
    page = opened.page
    slide(page, "1877-07-19")
    page.locator("#orbat .row", has_text="Batı Ordusu").click()
    page.locator("#detail .link", has_text="Plevne").first.click()
    expect(page.locator("#detail h2")).to_have_text("Plevne")
    assert page.locator("#detail .card").count() >= 3


def test_play_runs_and_stops_at_the_press_of_a_key(opened: Opened) -> None:
    page = opened.page
    slide(page, "1877-07-19")
    page.locator("#pace").select_option("8")
    page.locator("#play").click()
    page.wait_for_function("before => Number(document.querySelector('#day').value) > before + 4", arg=day("1877-07-19"))
    page.locator("#map").focus()
    page.keyboard.press("Space")
    stopped = page.locator("#day").input_value()
    page.wait_for_timeout(400)
    assert page.locator("#day").input_value() == stopped


def test_the_language_changes_in_the_page(opened: Opened) -> None:
    page = opened.page
    slide(page, "1877-07-21")
    page.locator("#lang-en").click()
    expect(page.locator("#date")).to_contain_text("21 July 1877")
    expect(page.locator("#unreviewed")).to_have_text("unreviewed: 11 of 12")
    expect(page.locator("#tab-orbat")).to_have_text("Order of battle")
    assert page.locator("html").get_attribute("lang") == "en"
    text = page.locator("body").inner_text()
    assert "geçirilmemiş" not in text and "Kuruluş" not in text


def test_the_keyboard_reaches_everything(opened: Opened) -> None:
    page = opened.page
    slide(page, "1877-07-21")
    page.keyboard.press("ArrowRight")
    expect(page.locator("#date")).to_contain_text("22 Temmuz 1877")
    page.keyboard.press("PageUp")
    expect(page.locator("#date")).to_contain_text("29 Temmuz 1877")
    page.keyboard.press("Home")
    expect(page.locator("#date")).to_contain_text("15 Temmuz 1877")
    slide(page, "1877-07-21")
    page.locator(".mark[aria-label^='9. Kolordu']").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#detail h2")).to_have_text("9. Kolordu")
    page.keyboard.press("Escape")
    expect(page.locator("#detail h2")).to_have_text("21 Temmuz 1877")
    page.locator("#tab-orbat").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#findings")).to_be_visible()
    assert page.locator("#day").get_attribute("aria-valuetext") == "21 Temmuz 1877"


def test_a_stack_opens_by_key_and_hands_the_focus_to_its_units(opened: Opened) -> None:
    page = opened.page
    slide(page, "1877-07-19")
    page.locator(".mark.many").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".mark.spread")).to_have_count(3)
    assert page.evaluate("document.activeElement.classList.contains('spread')")
    page.keyboard.press("Enter")
    expect(page.locator("#detail h2")).to_have_text("Batı Ordusu")
    page.keyboard.press("Escape")
    expect(page.locator(".mark.many")).to_have_count(1)


def test_the_order_of_battle_can_be_cut_to_the_units_whose_place_is_known(browser: Browser, tmp_path: Path) -> None:
    made = plevna()
    made.unit("8. Tabur", "battalion")
    strong = {"subject": "8. Tabur", "date": "1877-07-14", "place": None, "values": {"soldier": 700}}
    made.say("strength", "8. Tabur'da 14 Temmuz 1877'de 700 er vardı.", strong)
    file = tmp_path / "atlas.html"
    file.write_text(atlas.draw(made.campaign(), [], "tr"), encoding="utf-8")
    page = Opened(browser, file).page
    slide(page, "1877-07-16")
    before = page.locator("#orbat .row").count()
    page.locator("#orbat .filter input").check()
    rows = page.locator("#orbat .row")
    assert 0 < rows.count() < before
    expect(rows.first).to_contain_text("Vidin → Plevne")
    mark = page.locator(".mark[aria-label^='Batı Ordusu']")
    expect(mark).to_have_attribute("aria-label", "Batı Ordusu: Plevne yolunda")
    page.context.close()


def test_the_day_as_a_table(opened: Opened) -> None:
    page = opened.page
    slide(page, "1877-07-20")
    page.locator("#open-table").click()
    row = page.locator("dialog tr", has_text="9. Kolordu")
    expect(row).to_contain_text("Niğbolu")
    expect(row).to_contain_text("bu gün için yazılı")
    page.keyboard.press("Escape")
    expect(page.locator("dialog")).to_be_hidden()


def test_the_reader_picks_the_colours(opened: Opened) -> None:
    page = opened.page
    page.locator("#tab-legend").click()
    page.locator("#colour-0").fill("#112233")
    page.locator("#tab-orbat").click()
    side = page.locator("#orbat .row", has_text="Batı Ordusu")
    assert side.evaluate("node => node.style.getPropertyValue('--side')") == "#112233"


def test_a_link_opens_at_its_day_and_unit(browser: Browser, tmp_path: Path) -> None:
    file = tmp_path / "atlas.html"
    file.write_text(atlas.draw(plevna().campaign(), [], "tr"), encoding="utf-8")
    page = browser.new_page()
    page.goto(file.as_uri() + "#1877-07-22/unit:12. Alay")
    expect(page.locator("#detail h2")).to_have_text("12. Alay")
    expect(page.locator("#date")).to_contain_text("22 Temmuz 1877")
    page.close()


def test_hostile_words_stay_text(browser: Browser, tmp_path: Path) -> None:
    made = Made(title=EVIL, sides=())
    made.place(f"Köy {EVIL}", 40.0, 30.0)
    made.unit(f"1. Alay {EVIL}", "regiment")
    made.say("location", f"1. Alay {EVIL} 20 Temmuz'da oradaydı.",
             {"subject": f"1. Alay {EVIL}", "place": f"Köy {EVIL}", "date": "1877-07-20"}, source=(EVIL,))  # fmt: skip
    file = tmp_path / "kötü.html"
    file.write_text(atlas.draw(made.campaign(), [], "tr"), encoding="utf-8")
    one = Opened(browser, file)
    slide(one.page, "1877-07-20")
    one.page.locator("#orbat .row").click()
    one.page.locator("#open-table").click()
    expect(one.page.locator("#title")).to_have_text(EVIL)
    expect(one.page.locator("#detail blockquote").first).to_contain_text(EVIL)
    assert one.page.evaluate("window.__x") is None and one.complaints == []
    one.context.close()


def test_who_wants_little_motion_gets_steps(browser: Browser, tmp_path: Path) -> None:
    """With reduced motion a day lasts a second and nothing glides."""
    file = tmp_path / "atlas.html"
    file.write_text(atlas.draw(plevna().campaign(), [], "tr"), encoding="utf-8")
    one = Opened(browser, file, reduced_motion="reduce")
    slide(one.page, "1877-07-19")
    one.page.locator("#pace").select_option("8")
    began = one.page.evaluate("performance.now()")
    one.page.locator("#play").click()
    one.page.wait_for_timeout(600)
    stepped = int(one.page.locator("#day").input_value()) - day("1877-07-19")
    assert stepped <= 1 + (one.page.evaluate("performance.now()") - began) / 1000
    assert one.page.evaluate("document.getAnimations().length") == 0
    one.context.close()


def test_a_phone_has_no_sideways_scroll(browser: Browser, tmp_path: Path) -> None:
    file = tmp_path / "atlas.html"
    file.write_text(atlas.draw(plevna().campaign(), [], "tr"), encoding="utf-8")
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.goto(file.as_uri())
    page.wait_for_selector("html[data-ready=yes]")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.close()


@pytest.fixture
def film(tmp_path: Path) -> Path:
    file = tmp_path / "film.html"
    days = atlas.Film(day("1877-07-18"), day("1877-07-26"))
    file.write_text(atlas.draw(road_to_rahova().campaign(), [], "en", days), encoding="utf-8")
    return file


def test_a_film_plays_by_itself_and_says_that_nothing_is_interpolated(browser: Browser, film: Path) -> None:
    one = Opened(browser, film)
    one.page.wait_for_function(
        "first => Number(document.querySelector('#day').value) > first + 1", arg=day("1877-07-18")
    )
    expect(one.page.locator("#key summary")).to_have_text("Bounds, not tracks: nothing is interpolated")
    one.page.locator("#tab-legend").click()
    expect(one.page.locator("#legend")).to_contain_text("Nothing is interpolated: drawn are bounds, not tracks")
    one.page.locator("#lang-tr").click()
    expect(one.page.locator("#key summary")).to_have_text("İz değil sınır: aradaki günler doldurulmaz")
    assert one.complaints == [] and one.requests == [film.as_uri()]
    one.context.close()


def test_who_wants_little_motion_starts_the_film(browser: Browser, film: Path) -> None:
    one = Opened(browser, film, reduced_motion="reduce")
    one.page.wait_for_timeout(1300)
    assert one.page.locator("#day").input_value() == str(day("1877-07-18"))
    one.context.close()


def drawn(page: Page) -> None:
    """Wait until what was asked for has been drawn."""
    page.evaluate(
        "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 100))))"
    )


def painted(page: Page) -> int:
    """How much of the map has the colour of bounds of a unit without a side, laid on land."""
    drawn(page)
    return int(
        page.evaluate("""() => { const c = document.querySelector('canvas');
        const d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data; let n = 0;
        for (let i = 0; i < d.length; i += 4) if (Math.abs(d[i] - 217) < 9 && Math.abs(d[i+1] - 214) < 9
          && Math.abs(d[i+2] - 205) < 9) n++; return n }""")
    )


def test_a_stretch_is_drawn_between_the_attested_days_and_its_claims_stand_in_the_card(
    browser: Browser, film: Path
) -> None:
    one = Opened(browser, film)
    slide(one.page, "1877-07-19")
    attested = painted(one.page)
    slide(one.page, "1877-07-21")
    assert painted(one.page) > attested + 500
    one.page.locator("#orbat .row", has_text="20. Alay").click()
    card = one.page.locator("#detail")
    expect(card.locator(".reach")).to_contain_text("somewhere on this way: Vidin–Lom")
    expect(card.locator("h3", has_text="Bounded by")).to_contain_text("2")
    expect(card.locator("blockquote").first).to_contain_text("20. Alay 19 Temmuz 1877'de Vidin'deydi")
    slide(one.page, "1877-07-22")
    expect(card.locator(".reach")).to_have_text("only here: Rahova")
    expect(card.locator("h3", has_text="Said by")).to_contain_text("1")
    one.page.locator("#orbat .row", has_text="21. Alay").click()
    expect(card.locator(".reach")).to_have_text("unknown: no source places it anywhere")
    one.context.close()


def overlap(one: dict[str, float], other: dict[str, float]) -> bool:
    wide = one["left"] < other["right"] and other["left"] < one["right"]
    return wide and one["top"] < other["bottom"] and other["top"] < one["bottom"]


def test_each_language_of_the_page_has_its_own_names(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()
    tr = "Kafkas İslam Ordusu 14 Eylül 1918'de Bakü'ye ulaştı (Demir, 1950, s. 3).\n"
    en = "The Islamic Army of the Caucasus entered Baku on 15 September 1918 (Smith, 1920, p. 3).\n"
    (tmp_path / "sources" / "tr.txt").write_text(tr * 2, encoding="utf-8")
    (tmp_path / "sources" / "en.txt").write_text(en * 2, encoding="utf-8")
    (tmp_path / "campaign.toml").write_text('[campaign]\ntitle = "Bakü"\nlanguages = ["tr", "en"]\n', encoding="utf-8")
    pipeline.build([tmp_path], None, "en", pipeline.quiet)
    one = Opened(browser, tmp_path / "atlas.html")
    slide(one.page, "1918-09-15")
    row = one.page.locator("#orbat .row").first
    expect(row).to_contain_text("Islamic Army of the Caucasus")
    expect(row).to_contain_text("Baku")
    one.page.click("#lang-tr")
    expect(row).to_contain_text("Kafkas İslam Ordusu")
    expect(row).to_contain_text("Bakü")
    one.page.click("#lang-en")
    expect(row).to_contain_text("Baku")
    one.context.close()


def test_symbols_over_one_another_bear_each_its_own_name(browser: Browser, tmp_path: Path) -> None:
    """Two of two sides in one town, one above the other; a third without a side to their right."""
    made = Made(sides=(Side("Osmanlı", ("5. Tümen",)), Side("Rus", ("9. Kolordu",))))
    made.place("Plevne", 43.41, 24.62)
    for name, echelon, side in (
        ("5. Tümen", "division", "Osmanlı"),
        ("9. Kolordu", "corps", "Rus"),
        ("7. Alay", "regiment", None),
    ):
        made.unit(name, echelon, "infantry", side)
        made.stood(f"{name} 20 Temmuz 1877'de Plevne'deydi.", name, "Plevne", "1877-07-20")
    file = tmp_path / "atlas.html"
    file.write_text(atlas.draw(made.campaign(), [], "tr"), encoding="utf-8")
    one = Opened(browser, file)
    slide(one.page, "1877-07-20")
    drawn(one.page)
    expect(one.page.locator(".mark")).to_have_count(3)
    assert sorted(one.page.locator(".mark .name").all_inner_texts()) == ["5. Tümen", "7. Alay", "9. Kolordu"]
    boxes = one.page.evaluate("""() => [...document.querySelectorAll('.mark .name, .mark .symbol .frame')].map(
        n => n.getBoundingClientRect().toJSON())""")
    assert not [pair for pair in combinations(boxes, 2) if overlap(*pair)]
    one.context.close()


def test_on_the_map_of_a_phone_neither_scale_nor_key_lies_over_another_thing(browser: Browser, film: Path) -> None:
    page = browser.new_page(viewport={"width": 400, "height": 800})
    page.goto(film.as_uri() + "#1877-07-21")
    page.wait_for_selector("html[data-ready=yes]")
    drawn(page)
    boxes = page.evaluate("""() => [...document.querySelectorAll('.scale, .credit, #key, .zoom, .mark .name')].map(
        n => [n.classList[0], n.getBoundingClientRect().toJSON()])""")
    assert [name for name, _ in boxes].count("name") >= 1 and len({name for name, _ in boxes}) == 5
    for (_, one), (name, other) in combinations(boxes, 2):
        apart = one["right"] <= other["left"] or other["right"] <= one["left"]
        assert apart or one["bottom"] <= other["top"] or other["bottom"] <= one["top"], name
    assert page.evaluate("document.documentElement.scrollWidth") <= 400
    page.close()


def test_the_atlas_of_the_article_opens_and_answers(browser: Browser, article: Path, tmp_path: Path) -> None:
    """The whole road: build the article, open its atlas, pick a unit, read its sentence and the source of it."""
    pipeline.build([article], tmp_path / "out", "tr", pipeline.quiet)
    file = tmp_path / "out" / "atlas.html"
    assert file.stat().st_size < 500_000
    one = Opened(browser, file)
    one.page.locator("#orbat .row", has_text="10. Kafkas Alayı").first.click()
    expect(one.page.locator("#detail h2")).to_have_text("10. Kafkas Alayı")
    quote = one.page.locator("#detail blockquote").first.inner_text()
    assert quote and quote.split()[0] in article.read_text(encoding="utf-8")
    assert one.page.locator("#detail .card .source").first.inner_text()
    expect(one.page.locator("#unreviewed")).to_contain_text("gözden geçirilmemiş")
    assert one.complaints == [] and len(one.requests) <= 2
    one.context.close()
