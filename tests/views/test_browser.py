"""The maps in a real browser with the network off: a click on a node or a line gives the sentence and its source."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kg.views import write_views
from tests.cases import LINDQVIST, PRESS, small_case

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

pytestmark = pytest.mark.browser
CASE = small_case()
FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
         "--disable-background-networking", "--disable-component-update", "--disable-sync",
         "--host-resolver-rules=MAP * ~NOTFOUND", "--window-size=1280,900")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("maps")
    write_views(CASE.claims, CASE.documents, path)
    return path


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    programs = [shutil.which("chromium"), shutil.which("chromedriver")]
    if not all(programs):
        if os.environ.get("CI"):
            pytest.fail("chromium and chromedriver are missing: apt-get install chromium chromium-driver")
        pytest.skip("chromium and chromedriver are not installed")
    from selenium.webdriver import Chrome, ChromeOptions
    from selenium.webdriver.chrome.service import Service

    options = ChromeOptions()
    options.binary_location = str(programs[0])
    for flag in (*FLAGS, f"--user-data-dir={tmp_path_factory.mktemp('profile')}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = Chrome(options=options, service=Service(str(programs[1])))
    driver.execute_cdp_cmd("Network.enable", {})
    driver.execute_cdp_cmd("Network.emulateNetworkConditions",
                           {"offline": True, "latency": 0, "downloadThroughput": 0, "uploadThroughput": 0})
    yield driver
    driver.quit()


def click(browser: Chrome, point: str, id: str) -> str:
    """Click the canvas where the hook says that a node or line is, and give the text of the panel."""
    from selenium.webdriver import ActionChains
    from selenium.webdriver.common.by import By

    at = browser.execute_script(f"return kgMap.{point}(arguments[0])", id)
    canvas = browser.find_element(By.CSS_SELECTOR, "#map canvas")
    size = canvas.size
    ActionChains(browser).move_to_element_with_offset(
        canvas, round(at["x"] - size["width"] / 2), round(at["y"] - size["height"] / 2)).click().perform()
    return browser.find_element(By.ID, "panel").text


def test_a_click_on_a_node_shows_its_sentences_with_outlet_date_and_speaker(browser: Chrome, folder: Path) -> None:
    browser.get((folder / "people.html").as_uri())
    text = click(browser, "nodePoint", LINDQVIST.id)
    for expected in ("Maren Lindqvist", "Zoë Čapková accused Lindqvist of hiding evidence.", "Evening Ledger",
                     "26 Jun 2019", "(news)", "alleged by Zoë Čapková"):
        assert expected in text


def test_a_click_on_a_line_shows_its_claim(browser: Chrome, folder: Path) -> None:
    browser.get((folder / "people.html").as_uri())
    edge = browser.execute_script("return kgMap.data.edges.find(one => one.type === 'boardMemberOf').id")
    text = click(browser, "edgePoint", edge)
    assert "Maren Lindqvist → Ashby College" in text
    assert "Maren Lindqvist, a former trustee of Ashby College" in text
    assert "95% confidence" in text


def test_a_conviction_is_shown_with_its_reversal(browser: Chrome, folder: Path) -> None:
    browser.get((folder / "timeline.html").as_uri())
    event = browser.execute_script("return kgMap.data.nodes.find(one => one.type === 'Conviction').id")
    text = click(browser, "nodePoint", event)
    assert "Overturned" in text
    assert "In December 2003 the Harrow County Court vacated his conviction." in text


def test_markup_in_names_is_shown_as_text(browser: Chrome, folder: Path) -> None:
    browser.get((folder / "entity" / f"{PRESS.id}.html").as_uri())
    assert "Wick & <script>alert('x')</script> Press" in click(browser, "nodePoint", PRESS.id)
    scripts = browser.execute_script("return document.querySelectorAll('script').length")
    assert scripts == 3


def test_a_name_is_found_by_keyboard_without_its_accents(browser: Chrome, folder: Path) -> None:
    from selenium.webdriver.common.by import By
    from selenium.webdriver.common.keys import Keys

    browser.get((folder / "people.html").as_uri())
    search = browser.find_element(By.ID, "search")
    search.send_keys("capk")
    search.send_keys(Keys.ENTER)
    assert browser.find_element(By.CSS_SELECTOR, "#panel h2").text == "Zoë Čapková"


def test_filters_hide_what_is_unchecked(browser: Chrome, folder: Path) -> None:
    from selenium.webdriver.common.by import By

    browser.get((folder / "people.html").as_uri())
    browser.find_element(By.CSS_SELECTOR, ".by-status[value=negated]").click()
    browser.find_element(By.CSS_SELECTOR, ".by-type[value=wrote]").click()
    hidden = browser.execute_script(
        "return kgMap.data.edges.filter(one => kgMap.network.body.data.edges.get(one.id).hidden).map(one => one.type)")
    assert sorted(hidden) == ["spouseOf", "wrote"]


def test_every_page_opens_at_phone_width_without_scrolling_sideways(browser: Chrome, folder: Path) -> None:
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride",
                            {"width": 390, "height": 844, "deviceScaleFactor": 1, "mobile": True})
    for page in ("index.html", "people.html", "timeline.html"):
        browser.get((folder / page).as_uri())
        assert browser.execute_script("return document.documentElement.scrollWidth") <= 390
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_no_page_complains_or_asks_the_network(browser: Chrome, folder: Path) -> None:
    import json

    for kind in ("browser", "performance"):
        browser.get_log(kind)
    for page in sorted(folder.rglob("*.html")):
        browser.get(page.as_uri())
    assert [entry["message"] for entry in browser.get_log("browser")] == []
    messages = [json.loads(entry["message"])["message"] for entry in browser.get_log("performance")]
    asked = [message["params"]["request"]["url"] for message in messages
             if message["method"] == "Network.requestWillBeSent"]
    assert len(asked) >= len(list(folder.rglob("*.html")))
    assert [url for url in asked if not url.startswith(("file://", "data:"))] == []
