"""What a big file may hold of what is no figure: empty rows, and cells that hold books."""

from dataclasses import dataclass

from etl.large_files.csv_batches import Batch
from etl.parsing.numbers import written
from etl.readers.limits import UnreadableError, refuse_long

MOST_BLANK = 2_000_000  # rows: twice what a sheet of Excel holds


@dataclass
class Limits:
    """What was met so far. Raises UnreadableError where it is too much."""

    blank_rows: int = 0
    long_text: int = 0

    def meet_words(self, batch: Batch) -> None:
        """Count the text of a batch. Raises UnreadableError where the cells hold books."""
        meant = (word for name, words in batch.words.items() if name != "catatan" for word in words)
        self.long_text = refuse_long(meant, self.long_text)

    def meet_blank(self, rows: int) -> None:
        """Count blank rows. Raises UnreadableError where there are more than MOST_BLANK."""
        self.blank_rows += rows
        if self.blank_rows > MOST_BLANK:
            raise UnreadableError(
                "lembar_terlalu_luas",
                f"Lebih dari {written(MOST_BLANK)} baris kosong; hapus baris kosongnya, simpan ulang sebagai "
                "CSV, lalu muat lagi.",
            )
