"""What any stage may know of text. Ground floor: pure, imports nothing of the package."""
