"""The measure itself, measured: python -m unittest in this folder (scripts/accuracy.sh runs it first)."""
import pathlib
import tempfile
import unittest

import fixes
import generated
import meaning
import ner
import people
import recover
import samples
import truth
import truth_tool


class Fixes(unittest.TestCase):
    def test_a_word_counts_as_lost_unless_the_fix_replaces_it(self):
        self.assertEqual(fixes.lost(["the", "the", "build"], ["the", "build"], []), ["the"])
        self.assertEqual(fixes.lost(["the", "the", "build"], ["the", "build"], ["the"]), [])

    def test_an_edit_inside_a_word_replaces_the_word(self):
        self.assertEqual(fixes.replaced("Kept the adress", [{"start": 11, "end": 11}]), ["adress"])

    def test_every_rule_with_a_fix_has_a_resume(self):
        self.assertIn("REA001", fixes.rules_with_fixes())
        self.assertEqual(fixes.rules_with_fixes() - fixes.CASES.keys(), set())


class Meaning(unittest.TestCase):
    def test_rank_correlation_knows_order_ties_and_silence(self):
        self.assertAlmostEqual(meaning.spearman([1, 2, 3, 4], [10, 20, 30, 40]), 1)
        self.assertAlmostEqual(meaning.spearman([1, 2, 3, 4], [4, 3, 2, 1]), -1)
        self.assertAlmostEqual(meaning.spearman([1, 2, 2, 3], [1, 2, 3, 4]), 0.9486832980505138)
        self.assertIsNone(meaning.spearman([1, 1, 1], [1, 2, 3]))

    def test_fixes_are_applied_from_the_end_so_that_offsets_hold(self):
        edit = lambda start, end, text: {"file": "main.tex", "start": start, "end": end, "text": text}
        first = {"findings": [{"code": "A", "fix": {"edits": [edit(0, 1, "xyz"), edit(4, 5, "")]}}, {"code": "B", "fix": {"edits": [edit(1, 3, "!")]}}]}
        reports, meaning.report = meaning.report, lambda files: {"findings": []}
        try:
            files, _, made = meaning.apply_fixes({"main.tex": b"abcdef"}, first)
        finally:
            meaning.report = reports
        self.assertEqual(files["main.tex"], b"xyzbcdf")
        self.assertEqual(made, ["A"])  # B touches A's first edit and waits


class Recover(unittest.TestCase):
    person = people.truth(people.PEOPLE[0], samples.HEADINGS)

    def page(self):
        lines = [self.person["name"], " | ".join([*self.person["emails"], *self.person["phones"], *(p[0] for p in self.person["url_pairs"])])]
        section = None
        for entry in [{"section": "Summary"}, *self.person["entries"], {"section": "Skills"}]:
            if entry["section"] != section:
                section = entry["section"]
                lines.append(section)
            if "title" in entry:
                year = lambda d: d if d == "present" else f"{d[5:7]}/{d[:4]}"
                lines += [f"{entry['title']}   {year(entry['start'])} - {year(entry['end'])}", entry["organisation"] or "", *entry["bullet_texts"]]
        return "\n".join(lines)

    def test_a_plain_page_is_recovered_whole(self):
        self.assertEqual(recover.share(self.person, self.page()), {"contact": 1, "sections": 1, "entries": 1, "bullets": 1, "all": 1})

    def test_losses_show_in_their_group_alone(self):
        whole = self.page()
        self.assertLess(recover.share(self.person, whole.replace("@", " at "))["contact"], 1)
        self.assertEqual(recover.share(self.person, whole.replace("Experience\n", "My journey so far\n"))["sections"], 0.8)
        self.assertLess(recover.share(self.person, whole.replace("03/2021", "'21"))["entries"], 1)
        self.assertEqual(recover.share(self.person, "")["all"], 0)

    def test_dates_are_read_in_several_spellings(self):
        self.assertEqual(recover.dates("Mar. 2021 – present, 2019-04, 7/2018 and 2016"), ["2021-03", "present", "2019-04", "2018-07", "2016"])
        self.assertEqual(recover.dates("March 2020 bis März 2021"), ["2020-03", "2021-03"])


class Samples(unittest.TestCase):
    def test_each_case_has_its_own_source(self):
        cases = [(id, samples.document(person, defects)["main.tex"]) for id, person, defects in samples.cases(people.PEOPLE) if "picture" not in defects]
        self.assertEqual(len({source for _, source in cases}), len(cases))


class Labels(unittest.TestCase):
    def test_labels_and_lost_line_breaks_come_out(self):
        text, labels = ner.parse('<cv>\n"<label type="Name">Ada Beispiel</label>  Nurse &amp; more  <label type="Degree">BSc</label>"\n</cv>')
        self.assertEqual(text, "Ada Beispiel\nNurse & more\nBSc")
        self.assertEqual(labels, {"Name": ["Ada Beispiel"], "Degree": ["BSc"]})

    def test_a_string_is_read_over_hyphens_and_icons_but_not_over_a_column(self):
        wanted = generated.printed("**Built** a [high-quality](https://x.example) tool")
        self.assertEqual(generated.recovered([wanted], "Built a high-\nquality 2 tool")[0], 1)
        self.assertEqual(generated.recovered([wanted], "Built a " + "word " * 20 + "high-quality tool")[0], 0)


class Truth(unittest.TestCase):
    def test_typed_text_becomes_places_that_say_it_again(self):
        source = "% Nobody here\n\\section{Caf\\'e \\& Co}\n\\href{https://x.example}{An\\textbf{na}} -- 10\\,\\% "
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "main.tex"
            path.write_text(source)
            reading = truth_tool.Source(path.parent, "main.tex")
            for typed in ("Café & Co", "Anna"):
                at = reading.ranges(*reading.find(typed, 0))
                self.assertEqual(truth.string({"at": at}, {"main.tex": source.encode()}, "main.tex"), typed)
            self.assertIsNone(reading.find("Nobody", 0))
            self.assertIsNone(reading.find("Caf", 0))


if __name__ == "__main__":
    unittest.main()
