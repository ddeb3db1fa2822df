"""Values become elements of a page: a folder for each subject, common for what all of them use.

Pages are named as their addresses, in Indonesian, folders by their subject: jurang draws from funding and
funnel, corong from funnel, tenggat from calendar, cocok and angka_terbit from published, asal from lineage,
bandingkan from comparison, mutu_data from quality, program from programme, kesepakatan and paritrana from
inpres, manfaat from benefits.
"""
