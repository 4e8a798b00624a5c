"""How Alembic runs a migration: over the connection and in the transaction it was given."""

from alembic import context

from ipt_training.adapters.storage.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()
