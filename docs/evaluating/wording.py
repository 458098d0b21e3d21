"""What the pages say around the figures."""

EVALUATION = """
# Evaluation

What the coder gets right, measured on texts that no model was trained on. Every figure on the
project's own gold can be taken again from a checkout:

```console
$ realpolitik evaluate tests/gold/held.jsonl --task events
```

`make evaluation` writes this page. Brackets hold 95 % percentile bootstrap intervals, over
sentences for roots and names, over paragraphs for events (Efron & Tibshirani 1993; 1,000
resamples, fixed seed).
"""

ROOTS = """
## Roots

One root for a sentence in which source and target are marked. The **own gold** are the events
of `tests/gold/held.jsonl` whose two actors stand in one sentence with one event between them;
future acts have the root that PLOVER's manual gives them. The **development set** are 1,050 news
sentences labelled by others (fifteen roots: CONCEDE and RETREAT are one), which are not part of
this project and were not trained on. How the heads are weighed together (`coding/strict.py`) and
some conventions were chosen with this set in view, so that its figure flatters; it is no held-out
test.

The linear baseline is TF-IDF of words and pairs of words with logistic regression, the actors
masked, trained on the same corpus.
"""

PICTURE = """
![Confusion matrix of roots: gold by row, predicted by column](evaluation/confusion.svg)

**Figure.** Gold roots by row, predicted ones by column, of the same set as the table above.
"""

EVENTS = """
## Events

Paragraphs written for the project, coded from plain text. An event is right if source
country, root and target country are; reciprocal roots match in either direction, once. What the
sets are worth is told in their data card, `tests/gold/README.md`.

**Test** paragraphs (`held.jsonl`) were written after the coder's rules and its training corpus,
without sight of either, and nothing was fitted on them or mended by them; but they have been
measured many times. The **second test** (`fresh.jsonl`) was written after that, by two more
writers, and measured a few times at the very end; it chose nothing. **Development** paragraphs
(`paragraphs.jsonl`) are denser and less direct than news; rules were written with half of them at
hand, and thresholds and calibration were fitted on them by `training/thresholds.py`.
"""

FIELDS = """
On the events matched, the share with the right status, speakers and date. A chain of speakers
is right if it names the same ones in the same order; a date, if its EDTF is the same.
"""

BINS = """
What an event's confidence means: of those with about this confidence, how many are right in
source, root and target. Test paragraphs.
"""

ERRORS = """
## Errors

On the development paragraphs: gold events that were lost and coded events that have no gold, by
what the nearest event of the other kind in the same paragraph has.
"""

ERROR_FIELDS = "On matched events, by field:"

ACTORS = """
## Actors

Names and phrases to country and sector, on 207 strings collected by others (a development set,
too). Only what the set asserts is counted.
"""

LIMITS = """
## What these figures do not say

- Nothing about other languages, transcripts, or social media.
- Nothing about the frequency of errors over whole newspapers: most sentences there tell of no
  event, and each is a chance to make one up.
- Little about how far readers agree: a second annotator read half of the test's `wire` paragraphs
  by the same written conventions. Readers of other schools will agree less.
- Nothing about texts unlike the corpus: test paragraphs and corpus were written for one project, by
  one codebook.
"""

CARD_WITH_MODEL = """
# Model card

A sentence encoder of 22 million parameters (all-MiniLM-L6-v2, Apache-2.0) fine-tuned to read
political events, with small heads on it: is this word an act, and which root; which mention is
its source, which its target; is a target named; which root has a triple; which status. The
encoder is stored in ONNX with 8-bit numbers, the heads in ONNX with 32 bits. Names of states are
replaced by stand-ins before it reads them. How they are put together is
in [How a sentence becomes events](coding.md).
"""

CARD_WITHOUT_MODEL = """
# Model card

The package that this page was written from holds no trained model: the parse and the lexicon
decide alone, and each event has a confidence of 0.5. How a model would be put to use is in [How
a sentence becomes events](coding.md).
"""

CARD_USE = """
## Use

For finding who is said to have done what to whom in edited English prose on politics, to be
counted or looked up in its sentence. **Not** for deciding on a person, for surveillance, or for
any use in which a single wrong event does harm: many are wrong. It does not know what is true.
"""

CARD_TRAINING = """
## Training

Trained on the project's own corpus and nothing else; its data card is `training/README.md`. No
news text, no label of another data set went in. `make model` rebuilds it on a laptop's
processor with fixed seeds, as the average of two runs, one of which has not seen part 7. That the
corpus holds no text that the model is scored on is checked by `training/leaks.py`. What was tried,
and what each step gained, is in [decision 4](../decisions/0004-one-pass-separate-heads.md).
"""

CARD_SCORES = """
Same text, same bytes: each sentence is read alone, with one thread, so that neither batch nor
order matters.
"""

CARD_LIMITS = """
## Limits

- It learnt from sentences made up by few writers. Their habits are its habits.
- It reads stand-ins for states, so no state is read better than another; organisations and armed
  groups that the corpus names often may be.
- Which acts it finds depends on names it is given: who is not in the
  [gazetteer](../reference/gazetteer.md) takes part in nothing.
- Irony, metaphor and quoted epithets are read by their words.
- Sentences over 160 word pieces are cut.
"""
