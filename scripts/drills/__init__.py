"""Long drills, run by hand before a release (`make drill`); one small case of each is in the tests."""
