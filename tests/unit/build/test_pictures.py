from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from digestgen.build.pictures import picture_of, variant
from digestgen.model.picture import Picture


def save(path: Path, size: tuple[int, int], mode: str = "RGB", **more: object) -> Path:
    Image.linear_gradient("L").resize(size).convert(mode).save(path, **more)  # type: ignore[arg-type]
    return path


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a.jpg", Picture(1300, 700, can_scale=True)),
        ("a.PNG", Picture(1300, 700, can_scale=True)),
        ("a.webp", Picture(1300, 700, can_scale=True)),
        ("a.gif", Picture(1300, 700, can_scale=False)),
    ],
)
def test_the_size_of_an_image_is_read(tmp_path: Path, name: str, expected: Picture) -> None:
    assert picture_of(save(tmp_path / name, (1300, 700)), name) == (expected, None)


def test_an_image_that_lies_on_its_side_is_measured_upright(tmp_path: Path) -> None:
    turned = Image.Exif()
    turned[0x0112] = 6
    path = save(tmp_path / "a.jpg", (1300, 700), exif=turned)

    assert picture_of(path, "a.jpg")[0] == Picture(700, 1300, can_scale=True)
    with Image.open(variant(tmp_path, path, "digest", 480)) as smaller:
        assert smaller.size == (480, 891)
        assert not smaller.getexif()


def test_moving_images_are_not_scaled(tmp_path: Path) -> None:
    frames = [Image.new("RGB", (1300, 700), colour) for colour in ("red", "blue")]
    frames[0].save(tmp_path / "a.webp", save_all=True, append_images=frames[1:])

    assert picture_of(tmp_path / "a.webp", "a.webp")[0] == Picture(1300, 700, can_scale=False)


@pytest.mark.parametrize("data", [b"", b"no image", b"\x89PNG\r\n\x1a\n broken", b"\xff\xd8\xff"])
def test_what_is_no_image_is_doubted(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.png").write_bytes(data)

    picture, doubt = picture_of(tmp_path / "a.png", "2020/a.png")

    assert picture is None
    assert doubt
    assert (doubt.path, doubt.code) == ("2020/a.png", "image-file")
    assert doubt.hint


def test_other_files_are_no_images(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7")

    assert picture_of(tmp_path / "a.pdf", "a.pdf") == (None, None)


def test_a_file_that_claims_too_many_pixels_is_not_opened(tmp_path: Path) -> None:
    path = save(tmp_path / "a.png", (1, 1))
    data = bytearray(path.read_bytes())
    data[16:24] = (60_000).to_bytes(4, "big") * 2
    path.write_bytes(data)

    picture, doubt = picture_of(path, "a.png")

    assert picture is None
    assert doubt


@pytest.mark.parametrize(
    ("mode", "name"),
    [("RGB", "a.jpg"), ("CMYK", "a.jpg"), ("L", "a.jpg"), ("P", "a.png"), ("RGBA", "a.png"),
     ("1", "a.png"), ("I;16", "a.png"), ("RGBA", "a.webp")],
)  # fmt: skip
def test_variants_of_all_modes_are_made_once_and_alike(
    tmp_path: Path, mode: str, name: str
) -> None:
    path = save(tmp_path / name, (1300, 700), mode)

    first = variant(tmp_path / "one", path, "digest", 480)
    made = first.stat().st_mtime_ns
    again = variant(tmp_path / "one", path, "digest", 480)
    elsewhere = variant(tmp_path / "two", path, "digest", 480)

    assert (again, again.stat().st_mtime_ns) == (first, made)
    assert elsewhere.read_bytes() == first.read_bytes()
    with Image.open(first) as smaller:
        assert smaller.size == (480, 258)


def test_of_a_torn_image_the_variant_is_itself(tmp_path: Path) -> None:
    path = save(tmp_path / "a.jpg", (1300, 700))
    path.write_bytes(path.read_bytes()[:2000])

    assert variant(tmp_path, path, "digest", 480) == path
