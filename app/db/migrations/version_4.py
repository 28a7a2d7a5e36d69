"""Version 4: profiles, own fields, segments, ties, playbooks, cases; the statements as they were released."""

from typing import TYPE_CHECKING

from app.db.migrations.version_3 import add_columns

if TYPE_CHECKING:
    from alembic.operations import Operations

# table, column, type, table it points at
COLUMNS = (
    ("customer", "temperament", "TEXT", ""),
    ("customer", "closeness", "INTEGER", ""),
    ("customer", "rhythm", "TEXT", ""),
    ("customer", "closed_day", "TEXT", ""),
    ("customer", "closed_reason", "TEXT", ""),
    ("customer", "referred_by_id", "INTEGER", "customer"),
    ("customer", "thanked_day", "TEXT", ""),
    ("customer", "merged_into_id", "INTEGER", "customer"),
    ("customer", "status", "TEXT", ""),
    ("customer", "status_since", "TEXT", ""),
    ("customer", "lifecycle", "TEXT", ""),
    ("customer", "loyalty", "TEXT", ""),
    ("customer", "tier", "TEXT", ""),
    ("customer", "outlook", "TEXT", ""),
    ("customer", "judge_on", "TEXT", ""),
    ("product", "rhythm", "TEXT", ""),
    ("contact", "temperament", "TEXT", ""),
    ("contact", "closeness", "INTEGER", ""),
    ("contact", "merged_into_id", "INTEGER", "contact"),
    ("lead", "referred_by_id", "INTEGER", "customer"),
    ("lead", "merged_into_id", "INTEGER", "lead"),
    ("reach", "province", "TEXT", ""),
    ("reach", "city", "TEXT", ""),
    ("reach", "district", "TEXT", ""),
    ("attachment", "contact_id", "INTEGER", "contact"),
    ("attachment", "purpose", "TEXT", ""),
)

STATEMENTS = (
    "CREATE TABLE custom_field ( entity TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL, choices TEXT, currency TEXT, decimals INTEGER, position INTEGER NOT NULL, active INTEGER NOT NULL, note TEXT, id INTEGER NOT NULL, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, updated_on INTEGER NOT NULL, deleted_at INTEGER, CONSTRAINT pk_custom_field PRIMARY KEY (id) ) STRICT",
    "CREATE TABLE playbook_step ( axis TEXT NOT NULL, value TEXT NOT NULL, code TEXT, subject TEXT, kind TEXT NOT NULL, days INTEGER NOT NULL, position INTEGER NOT NULL, active INTEGER NOT NULL, id INTEGER NOT NULL, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, updated_on INTEGER NOT NULL, deleted_at INTEGER, CONSTRAINT pk_playbook_step PRIMARY KEY (id) ) STRICT",
    "CREATE TABLE segment ( entity TEXT NOT NULL, rule TEXT NOT NULL, note TEXT, id INTEGER NOT NULL, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, updated_on INTEGER NOT NULL, deleted_at INTEGER, name TEXT NOT NULL, sort_key TEXT NOT NULL, initials TEXT NOT NULL, CONSTRAINT pk_segment PRIMARY KEY (id) ) STRICT",
    "CREATE TABLE family_member ( customer_id INTEGER, person_id INTEGER, relation TEXT NOT NULL, phone TEXT, note TEXT, id INTEGER NOT NULL, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, updated_on INTEGER NOT NULL, deleted_at INTEGER, name TEXT NOT NULL, sort_key TEXT NOT NULL, initials TEXT NOT NULL, birthday_calendar TEXT, birthday_year INTEGER, birthday_month INTEGER, birthday_day INTEGER, birthday_leap INTEGER, birthday_text TEXT, CONSTRAINT pk_family_member PRIMARY KEY (id), CONSTRAINT fk_family_member_customer_id_customer FOREIGN KEY(customer_id) REFERENCES customer (id) DEFERRABLE INITIALLY DEFERRED, CONSTRAINT fk_family_member_person_id_customer FOREIGN KEY(person_id) REFERENCES customer (id) DEFERRABLE INITIALLY DEFERRED ) STRICT",
    "CREATE TABLE profile ( customer_id INTEGER, marital_status TEXT, languages TEXT, income_source TEXT, yearly_income TEXT, assets TEXT, financial_goals TEXT, household_income TEXT, household_spending TEXT, investment_experience TEXT, investment_goals TEXT, risk_tolerance TEXT, investment_preferences TEXT, habits TEXT, preferences TEXT, brands TEXT, budget TEXT, price_sensitivity TEXT, purchase_time TEXT, company_stage TEXT, own_brand TEXT, sales_channels TEXT, bank_name TEXT, bank_account TEXT, invoice_title TEXT, invoice_address TEXT, invoice_phone TEXT, met_story TEXT, met_day TEXT, met_through_id INTEGER, met_through_note TEXT, id INTEGER NOT NULL, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, updated_on INTEGER NOT NULL, deleted_at INTEGER, CONSTRAINT pk_profile PRIMARY KEY (id), CONSTRAINT fk_profile_customer_id_customer FOREIGN KEY(customer_id) REFERENCES customer (id) DEFERRABLE INITIALLY DEFERRED, CONSTRAINT fk_profile_met_through_id_customer FOREIGN KEY(met_through_id) REFERENCES customer (id) DEFERRABLE INITIALLY DEFERRED ) STRICT",
    "CREATE TABLE proposal_answer ( customer_id INTEGER, playbook_step_id INTEGER, kind TEXT NOT NULL, answer TEXT NOT NULL, answered_day TEXT NOT NULL, until TEXT, id INTEGER NOT NULL, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, updated_on INTEGER NOT NULL, deleted_at INTEGER, CONSTRAINT pk_proposal_answer PRIMARY KEY (id), CONSTRAINT fk_proposal_answer_customer_id_customer FOREIGN KEY(customer_id) REFERENCES customer (id) DEFERRABLE INITIALLY DEFERRED, CONSTRAINT fk_proposal_answer_playbook_step_id_playbook_step FOREIGN KEY(playbook_step_id) REFERENCES playbook_step (id) DEFERRABLE INITIALLY DEFERRED ) STRICT",
    "CREATE TABLE sensitive_showing ( customer_id INTEGER, member_id INTEGER, group_name TEXT NOT NULL, shown_day TEXT NOT NULL, id INTEGER NOT NULL, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, updated_on INTEGER NOT NULL, deleted_at INTEGER, CONSTRAINT pk_sensitive_showing PRIMARY KEY (id), CONSTRAINT fk_sensitive_showing_customer_id_customer FOREIGN KEY(customer_id) REFERENCES customer (id) DEFERRABLE INITIALLY DEFERRED, CONSTRAINT fk_sensitive_showing_member_id_member FOREIGN KEY(member_id) REFERENCES member (id) DEFERRABLE INITIALLY DEFERRED ) STRICT",
    "CREATE TABLE favour ( customer_id INTEGER, contact_id INTEGER, direction TEXT NOT NULL, what TEXT NOT NULL, occasion TEXT, value INTEGER, currency TEXT, favour_day TEXT NOT NULL, answered_by_id INTEGER, member_id INTEGER, note TEXT, id INTEGER NOT NULL, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, updated_on INTEGER NOT NULL, deleted_at INTEGER, CONSTRAINT pk_favour PRIMARY KEY (id), CONSTRAINT fk_favour_customer_id_customer FOREIGN KEY(customer_id) REFERENCES customer (id) DEFERRABLE INITIALLY DEFERRED, CONSTRAINT fk_favour_contact_id_contact FOREIGN KEY(contact_id) REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED, CONSTRAINT fk_favour_answered_by_id_favour FOREIGN KEY(answered_by_id) REFERENCES favour (id) DEFERRABLE INITIALLY DEFERRED, CONSTRAINT fk_favour_member_id_member FOREIGN KEY(member_id) REFERENCES member (id) DEFERRABLE INITIALLY DEFERRED ) STRICT",
    "CREATE TABLE important_date ( customer_id INTEGER, contact_id INTEGER, name TEXT NOT NULL, calendar TEXT NOT NULL, year INTEGER, month INTEGER NOT NULL, day INTEGER NOT NULL, leap INTEGER, typed TEXT, yearly INTEGER NOT NULL, note TEXT, id INTEGER NOT NULL, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, updated_on INTEGER NOT NULL, deleted_at INTEGER, CONSTRAINT pk_important_date PRIMARY KEY (id), CONSTRAINT fk_important_date_customer_id_customer FOREIGN KEY(customer_id) REFERENCES customer (id) DEFERRABLE INITIALLY DEFERRED, CONSTRAINT fk_important_date_contact_id_contact FOREIGN KEY(contact_id) REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED ) STRICT",
    "CREATE TABLE known_different ( customer_id INTEGER, contact_id INTEGER, lead_id INTEGER, other_customer_id INTEGER, other_contact_id INTEGER, other_lead_id INTEGER, id INTEGER NOT NULL, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, updated_on INTEGER NOT NULL, deleted_at INTEGER, CONSTRAINT pk_known_different PRIMARY KEY (id), CONSTRAINT fk_known_different_customer_id_customer FOREIGN KEY(customer_id) REFERENCES customer (id) DEFERRABLE INITIALLY DEFERRED, CONSTRAINT fk_known_different_contact_id_contact FOREIGN KEY(contact_id) REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED, CONSTRAINT fk_known_different_lead_id_lead FOREIGN KEY(lead_id) REFERENCES lead (id) DEFERRABLE INITIALLY DEFERRED, CONSTRAINT fk_known_different_other_customer_id_customer FOREIGN KEY(other_customer_id) REFERENCES customer (id) DEFERRABLE INITIALLY DEFERRED, CONSTRAINT fk_known_different_other_contact_id_contact FOREIGN KEY(other_contact_id) REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED, CONSTRAINT fk_known_different_other_lead_id_lead FOREIGN KEY(other_lead_id) REFERENCES lead (id) DEFERRABLE INITIALLY DEFERRED ) STRICT",
    "CREATE TABLE tie ( from_customer_id INTEGER, from_contact_id INTEGER, to_customer_id INTEGER, to_contact_id INTEGER, kind TEXT NOT NULL, forward TEXT, backward TEXT, closeness INTEGER, since TEXT, note TEXT, id INTEGER NOT NULL, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, updated_on INTEGER NOT NULL, deleted_at INTEGER, CONSTRAINT pk_tie PRIMARY KEY (id), CONSTRAINT fk_tie_from_customer_id_customer FOREIGN KEY(from_customer_id) REFERENCES customer (id) DEFERRABLE INITIALLY DEFERRED, CONSTRAINT fk_tie_from_contact_id_contact FOREIGN KEY(from_contact_id) REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED, CONSTRAINT fk_tie_to_customer_id_customer FOREIGN KEY(to_customer_id) REFERENCES customer (id) DEFERRABLE INITIALLY DEFERRED, CONSTRAINT fk_tie_to_contact_id_contact FOREIGN KEY(to_contact_id) REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED ) STRICT",
    "CREATE TABLE custom_value ( field_id INTEGER, customer_id INTEGER, contact_id INTEGER, lead_id INTEGER, deal_id INTEGER, text TEXT, number INTEGER, sort_key TEXT, id INTEGER NOT NULL, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, updated_on INTEGER NOT NULL, deleted_at INTEGER, CONSTRAINT pk_custom_value PRIMARY KEY (id), CONSTRAINT fk_custom_value_field_id_custom_field FOREIGN KEY(field_id) REFERENCES custom_field (id) DEFERRABLE INITIALLY DEFERRED, CONSTRAINT fk_custom_value_customer_id_customer FOREIGN KEY(customer_id) REFERENCES customer (id) DEFERRABLE INITIALLY DEFERRED, CONSTRAINT fk_custom_value_contact_id_contact FOREIGN KEY(contact_id) REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED, CONSTRAINT fk_custom_value_lead_id_lead FOREIGN KEY(lead_id) REFERENCES lead (id) DEFERRABLE INITIALLY DEFERRED, CONSTRAINT fk_custom_value_deal_id_deal FOREIGN KEY(deal_id) REFERENCES deal (id) DEFERRABLE INITIALLY DEFERRED ) STRICT",
    "CREATE TABLE service_case ( customer_id INTEGER, contact_id INTEGER, order_id INTEGER, product_id INTEGER, kind TEXT NOT NULL, severity TEXT NOT NULL, subject TEXT NOT NULL, text TEXT, state TEXT NOT NULL, opened_day TEXT NOT NULL, closed_day TEXT, result TEXT, cost INTEGER, currency TEXT, owner_id INTEGER, id INTEGER NOT NULL, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, updated_on INTEGER NOT NULL, deleted_at INTEGER, CONSTRAINT pk_service_case PRIMARY KEY (id), CONSTRAINT fk_service_case_customer_id_customer FOREIGN KEY(customer_id) REFERENCES customer (id) DEFERRABLE INITIALLY DEFERRED, CONSTRAINT fk_service_case_contact_id_contact FOREIGN KEY(contact_id) REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED, CONSTRAINT fk_service_case_order_id_sales_order FOREIGN KEY(order_id) REFERENCES sales_order (id) DEFERRABLE INITIALLY DEFERRED, CONSTRAINT fk_service_case_product_id_product FOREIGN KEY(product_id) REFERENCES product (id) DEFERRABLE INITIALLY DEFERRED, CONSTRAINT fk_service_case_owner_id_member FOREIGN KEY(owner_id) REFERENCES member (id) DEFERRABLE INITIALLY DEFERRED ) STRICT",
    "CREATE TABLE satisfaction_answer ( customer_id INTEGER, contact_id INTEGER, order_id INTEGER, case_id INTEGER, kind TEXT NOT NULL, score INTEGER NOT NULL, answered_day TEXT NOT NULL, words TEXT, id INTEGER NOT NULL, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, updated_on INTEGER NOT NULL, deleted_at INTEGER, CONSTRAINT pk_satisfaction_answer PRIMARY KEY (id), CONSTRAINT fk_satisfaction_answer_customer_id_customer FOREIGN KEY(customer_id) REFERENCES customer (id) DEFERRABLE INITIALLY DEFERRED, CONSTRAINT fk_satisfaction_answer_contact_id_contact FOREIGN KEY(contact_id) REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED, CONSTRAINT fk_satisfaction_answer_order_id_sales_order FOREIGN KEY(order_id) REFERENCES sales_order (id) DEFERRABLE INITIALLY DEFERRED, CONSTRAINT fk_satisfaction_answer_case_id_service_case FOREIGN KEY(case_id) REFERENCES service_case (id) DEFERRABLE INITIALLY DEFERRED ) STRICT",
    "CREATE INDEX ix_customer_by_closeness ON customer (closeness) WHERE closeness IS NOT NULL",
    "CREATE INDEX ix_customer_by_judge_on ON customer (judge_on) WHERE judge_on IS NOT NULL",
    "CREATE INDEX ix_customer_by_lifecycle ON customer (lifecycle, sort_key)",
    "CREATE INDEX ix_customer_by_merged_into_id ON customer (merged_into_id) WHERE merged_into_id IS NOT NULL",
    "CREATE INDEX ix_customer_by_referred_by_id ON customer (referred_by_id) WHERE referred_by_id IS NOT NULL",
    "CREATE INDEX ix_customer_by_status ON customer (status, sort_key)",
    "CREATE INDEX ix_customer_by_temperament ON customer (temperament) WHERE temperament IS NOT NULL",
    "CREATE INDEX ix_contact_by_merged_into_id ON contact (merged_into_id) WHERE merged_into_id IS NOT NULL",
    "CREATE INDEX ix_family_member_customer_id ON family_member (customer_id)",
    "CREATE INDEX ix_family_member_live_birthday ON family_member (birthday_calendar, birthday_month, birthday_day) WHERE deleted_at IS NULL",
    "CREATE INDEX ix_family_member_name ON family_member (name)",
    "CREATE INDEX ix_family_member_person_id ON family_member (person_id)",
    "CREATE INDEX ix_lead_by_merged_into_id ON lead (merged_into_id) WHERE merged_into_id IS NOT NULL",
    "CREATE INDEX ix_lead_by_referred_by_id ON lead (referred_by_id) WHERE referred_by_id IS NOT NULL",
    "CREATE INDEX ix_profile_customer_id ON profile (customer_id)",
    "CREATE INDEX ix_profile_met_through_id ON profile (met_through_id)",
    "CREATE INDEX ix_proposal_answer_customer ON proposal_answer (customer_id, kind)",
    "CREATE INDEX ix_proposal_answer_day ON proposal_answer (answered_day)",
    "CREATE INDEX ix_proposal_answer_playbook_step_id ON proposal_answer (playbook_step_id)",
    "CREATE INDEX ix_sensitive_showing_customer_id ON sensitive_showing (customer_id)",
    "CREATE INDEX ix_favour_answered_by_id ON favour (answered_by_id)",
    "CREATE INDEX ix_favour_contact_id ON favour (contact_id)",
    "CREATE INDEX ix_favour_customer_day ON favour (customer_id, favour_day)",
    "CREATE INDEX ix_important_date_contact_id ON important_date (contact_id)",
    "CREATE INDEX ix_important_date_customer_id ON important_date (customer_id)",
    "CREATE INDEX ix_important_date_live_day ON important_date (calendar, month, day) WHERE deleted_at IS NULL",
    "CREATE INDEX ix_known_different_contact_id ON known_different (contact_id)",
    "CREATE INDEX ix_known_different_customer_id ON known_different (customer_id)",
    "CREATE INDEX ix_known_different_lead_id ON known_different (lead_id)",
    "CREATE INDEX ix_known_different_other_contact_id ON known_different (other_contact_id)",
    "CREATE INDEX ix_known_different_other_customer_id ON known_different (other_customer_id)",
    "CREATE INDEX ix_known_different_other_lead_id ON known_different (other_lead_id)",
    "CREATE INDEX ix_tie_from_contact_id ON tie (from_contact_id)",
    "CREATE INDEX ix_tie_from_customer_id ON tie (from_customer_id)",
    "CREATE INDEX ix_tie_to_contact_id ON tie (to_contact_id)",
    "CREATE INDEX ix_tie_to_customer_id ON tie (to_customer_id)",
    "CREATE INDEX ix_custom_value_contact_id ON custom_value (contact_id)",
    "CREATE INDEX ix_custom_value_contact_number ON custom_value (field_id, number, contact_id) WHERE contact_id IS NOT NULL AND deleted_at IS NULL",
    "CREATE INDEX ix_custom_value_contact_text ON custom_value (field_id, text, contact_id) WHERE contact_id IS NOT NULL AND deleted_at IS NULL",
    "CREATE INDEX ix_custom_value_customer_id ON custom_value (customer_id)",
    "CREATE INDEX ix_custom_value_customer_number ON custom_value (field_id, number, customer_id) WHERE customer_id IS NOT NULL AND deleted_at IS NULL",
    "CREATE INDEX ix_custom_value_customer_text ON custom_value (field_id, text, customer_id) WHERE customer_id IS NOT NULL AND deleted_at IS NULL",
    "CREATE INDEX ix_custom_value_deal_id ON custom_value (deal_id)",
    "CREATE INDEX ix_custom_value_deal_number ON custom_value (field_id, number, deal_id) WHERE deal_id IS NOT NULL AND deleted_at IS NULL",
    "CREATE INDEX ix_custom_value_deal_text ON custom_value (field_id, text, deal_id) WHERE deal_id IS NOT NULL AND deleted_at IS NULL",
    "CREATE INDEX ix_custom_value_lead_id ON custom_value (lead_id)",
    "CREATE INDEX ix_custom_value_lead_number ON custom_value (field_id, number, lead_id) WHERE lead_id IS NOT NULL AND deleted_at IS NULL",
    "CREATE INDEX ix_custom_value_lead_text ON custom_value (field_id, text, lead_id) WHERE lead_id IS NOT NULL AND deleted_at IS NULL",
    "CREATE INDEX ix_verdict_change_day ON verdict_change (axis, changed_day)",
    "CREATE INDEX ix_attachment_contact_id ON attachment (contact_id)",
    "CREATE INDEX ix_service_case_contact_id ON service_case (contact_id)",
    "CREATE INDEX ix_service_case_customer ON service_case (customer_id, opened_day)",
    "CREATE INDEX ix_service_case_open ON service_case (severity) WHERE deleted_at IS NULL AND state = 'open'",
    "CREATE INDEX ix_service_case_order_id ON service_case (order_id)",
    "CREATE INDEX ix_service_case_product_id ON service_case (product_id)",
    "CREATE INDEX ix_satisfaction_answer_case_id ON satisfaction_answer (case_id)",
    "CREATE INDEX ix_satisfaction_answer_contact_id ON satisfaction_answer (contact_id)",
    "CREATE INDEX ix_satisfaction_answer_customer ON satisfaction_answer (customer_id, answered_day)",
    "CREATE INDEX ix_satisfaction_answer_order_id ON satisfaction_answer (order_id)",
    "CREATE INDEX ix_customer_live_facts ON customer (importance, kind, owner_id, channel_id, relation, created_day, last_contact_at, next_due, city, industry, phone, sort_key, status, lifecycle, loyalty, tier, outlook, temperament, closeness) WHERE deleted_at IS NULL",
)


def knowing(op: "Operations") -> None:
    """Every new table, then the new columns of those that were there, then the indexes."""
    tables = [text for text in STATEMENTS if text.startswith("CREATE TABLE")]
    for statement in tables:
        op.execute(statement)
    add_columns(op, COLUMNS)
    op.drop_index("ix_customer_live_facts", "customer")
    for statement in STATEMENTS[len(tables) :]:
        op.execute(statement)
