"""Lists of people (name and NIK) checked before anybody pays for them; nothing of them is stored."""
