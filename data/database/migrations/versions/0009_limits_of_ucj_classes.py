"""Where each class of UCJ begins, as the office's own file says

Revision ID: 0009
Revises: 0008
"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "ucj_class",
        sa.Column("load_id", sa.Integer(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("area_code", sa.String(length=16), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("ucj_class", sa.String(length=16), nullable=False),
        sa.Column("start", sa.Float(), nullable=False),
        sa.Column("measured", sa.String(length=16), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("sheet", sa.String(length=80), nullable=True),
        sa.Column("source_row", sa.Integer(), nullable=True),
        sa.Column("source_column", sa.String(length=120), nullable=True),
        sa.ForeignKeyConstraint(["area_code"], ["area.code"], name=op.f("fk_ucj_class_area_code_area")),
        sa.ForeignKeyConstraint(["load_id"], ["load.id"], name=op.f("fk_ucj_class_load_id_load")),
        sa.PrimaryKeyConstraint("load_id", "seq", name=op.f("pk_ucj_class")),
    )


def downgrade() -> None:
    op.drop_table("ucj_class")
