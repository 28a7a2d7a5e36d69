CREATE TABLE attachment (
	interaction_id INTEGER, 
	customer_id INTEGER, 
	name TEXT NOT NULL, 
	media_type TEXT, 
	size INTEGER NOT NULL, 
	sha256 TEXT NOT NULL, 
	id INTEGER NOT NULL, 
	created_at INTEGER NOT NULL, 
	updated_at INTEGER NOT NULL, 
	updated_on INTEGER NOT NULL, 
	deleted_at INTEGER, 
	CONSTRAINT pk_attachment PRIMARY KEY (id), 
	CONSTRAINT fk_attachment_interaction_id_interaction FOREIGN KEY(interaction_id) REFERENCES interaction (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_attachment_customer_id_customer FOREIGN KEY(customer_id) REFERENCES customer (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;
CREATE TABLE attachment_content (
	sha256 TEXT NOT NULL, 
	content BLOB NOT NULL, 
	CONSTRAINT pk_attachment_content PRIMARY KEY (sha256)
)
 STRICT;
CREATE TABLE chain_step (
	after_kind TEXT NOT NULL, 
	days INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	subject TEXT, 
	automatic INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	id INTEGER NOT NULL, 
	created_at INTEGER NOT NULL, 
	updated_at INTEGER NOT NULL, 
	updated_on INTEGER NOT NULL, 
	deleted_at INTEGER, 
	CONSTRAINT pk_chain_step PRIMARY KEY (id)
)
 STRICT;
CREATE TABLE channel (
	parent_id INTEGER, 
	code TEXT, 
	name TEXT, 
	position INTEGER NOT NULL, 
	id INTEGER NOT NULL, 
	created_at INTEGER NOT NULL, 
	updated_at INTEGER NOT NULL, 
	updated_on INTEGER NOT NULL, 
	deleted_at INTEGER, 
	CONSTRAINT pk_channel PRIMARY KEY (id), 
	CONSTRAINT fk_channel_parent_id_channel FOREIGN KEY(parent_id) REFERENCES channel (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;
CREATE TABLE contact (
	customer_id INTEGER, 
	title TEXT, 
	department TEXT, 
	roles TEXT, 
	gender TEXT, 
	note TEXT, 
	position INTEGER NOT NULL, 
	external_id TEXT, 
	card_extra TEXT, 
	import_run_id INTEGER, 
	id INTEGER NOT NULL, 
	created_at INTEGER NOT NULL, 
	updated_at INTEGER NOT NULL, 
	updated_on INTEGER NOT NULL, 
	deleted_at INTEGER, 
	name TEXT NOT NULL, 
	sort_key TEXT NOT NULL, 
	initials TEXT NOT NULL, 
	birthday_calendar TEXT, 
	birthday_year INTEGER, 
	birthday_month INTEGER, 
	birthday_day INTEGER, 
	birthday_leap INTEGER, 
	birthday_text TEXT, 
	CONSTRAINT pk_contact PRIMARY KEY (id), 
	CONSTRAINT fk_contact_customer_id_customer FOREIGN KEY(customer_id) REFERENCES customer (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_contact_import_run_id_import_run FOREIGN KEY(import_run_id) REFERENCES import_run (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;
CREATE TABLE customer (
	kind TEXT NOT NULL, 
	relation TEXT, 
	dealing TEXT, 
	importance INTEGER NOT NULL, 
	industry TEXT, 
	size TEXT, 
	city TEXT, 
	gender TEXT, 
	occupation TEXT, 
	employer TEXT, 
	title TEXT, 
	nickname TEXT, 
	credit_code TEXT, 
	channel_id INTEGER, 
	source_note TEXT, 
	owner_id INTEGER, 
	note TEXT, 
	created_day TEXT NOT NULL, 
	opening_since TEXT, 
	opening_orders INTEGER, 
	opening_total INTEGER, 
	opening_currency TEXT, 
	opening_last_order TEXT, 
	external_id TEXT, 
	card_extra TEXT, 
	import_run_id INTEGER, 
	last_contact_at INTEGER, 
	next_due TEXT, 
	phone TEXT, 
	id INTEGER NOT NULL, 
	created_at INTEGER NOT NULL, 
	updated_at INTEGER NOT NULL, 
	updated_on INTEGER NOT NULL, 
	deleted_at INTEGER, 
	name TEXT NOT NULL, 
	sort_key TEXT NOT NULL, 
	initials TEXT NOT NULL, 
	birthday_calendar TEXT, 
	birthday_year INTEGER, 
	birthday_month INTEGER, 
	birthday_day INTEGER, 
	birthday_leap INTEGER, 
	birthday_text TEXT, 
	CONSTRAINT pk_customer PRIMARY KEY (id), 
	CONSTRAINT fk_customer_channel_id_channel FOREIGN KEY(channel_id) REFERENCES channel (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_customer_owner_id_member FOREIGN KEY(owner_id) REFERENCES member (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_customer_import_run_id_import_run FOREIGN KEY(import_run_id) REFERENCES import_run (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;
CREATE TABLE follow_up (
	customer_id INTEGER, 
	lead_id INTEGER, 
	contact_id INTEGER, 
	kind TEXT NOT NULL, 
	subject TEXT NOT NULL, 
	note TEXT, 
	location TEXT, 
	due TEXT, 
	ends TEXT, 
	minutes INTEGER, 
	owner_id INTEGER, 
	priority TEXT NOT NULL, 
	remind_minutes INTEGER, 
	reminded_for TEXT, 
	repeat_rule TEXT, 
	repeat_of_id INTEGER, 
	state TEXT NOT NULL, 
	done_at INTEGER, 
	done_day TEXT, 
	result TEXT, 
	postponed INTEGER NOT NULL, 
	uid TEXT, 
	ics_extra TEXT, 
	external_id TEXT, 
	import_run_id INTEGER, 
	id INTEGER NOT NULL, 
	created_at INTEGER NOT NULL, 
	updated_at INTEGER NOT NULL, 
	updated_on INTEGER NOT NULL, 
	deleted_at INTEGER, 
	CONSTRAINT pk_follow_up PRIMARY KEY (id), 
	CONSTRAINT fk_follow_up_customer_id_customer FOREIGN KEY(customer_id) REFERENCES customer (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_follow_up_lead_id_lead FOREIGN KEY(lead_id) REFERENCES lead (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_follow_up_contact_id_contact FOREIGN KEY(contact_id) REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_follow_up_owner_id_member FOREIGN KEY(owner_id) REFERENCES member (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_follow_up_repeat_of_id_follow_up FOREIGN KEY(repeat_of_id) REFERENCES follow_up (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_follow_up_import_run_id_import_run FOREIGN KEY(import_run_id) REFERENCES import_run (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;
CREATE TABLE import_mapping (
	signature TEXT NOT NULL, 
	mapping TEXT NOT NULL, 
	id INTEGER NOT NULL, 
	created_at INTEGER NOT NULL, 
	updated_at INTEGER NOT NULL, 
	updated_on INTEGER NOT NULL, 
	deleted_at INTEGER, 
	CONSTRAINT pk_import_mapping PRIMARY KEY (id)
)
 STRICT;
CREATE TABLE import_run (
	file_name TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	format TEXT NOT NULL, 
	mapping TEXT, 
	counts TEXT, 
	refused BLOB, 
	step_id INTEGER, 
	undone_at INTEGER, 
	id INTEGER NOT NULL, 
	created_at INTEGER NOT NULL, 
	updated_at INTEGER NOT NULL, 
	updated_on INTEGER NOT NULL, 
	deleted_at INTEGER, 
	CONSTRAINT pk_import_run PRIMARY KEY (id), 
	CONSTRAINT fk_import_run_step_id_journal_step FOREIGN KEY(step_id) REFERENCES journal_step (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;
CREATE TABLE interaction (
	customer_id INTEGER, 
	lead_id INTEGER, 
	contact_id INTEGER, 
	kind TEXT NOT NULL, 
	direction TEXT, 
	happened_at INTEGER NOT NULL, 
	happened_day TEXT NOT NULL, 
	minutes INTEGER, 
	summary TEXT NOT NULL, 
	outcome TEXT, 
	mood INTEGER, 
	next_step TEXT, 
	member_id INTEGER, 
	follow_up_id INTEGER, 
	external_id TEXT, 
	import_run_id INTEGER, 
	id INTEGER NOT NULL, 
	created_at INTEGER NOT NULL, 
	updated_at INTEGER NOT NULL, 
	updated_on INTEGER NOT NULL, 
	deleted_at INTEGER, 
	CONSTRAINT pk_interaction PRIMARY KEY (id), 
	CONSTRAINT fk_interaction_customer_id_customer FOREIGN KEY(customer_id) REFERENCES customer (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_interaction_lead_id_lead FOREIGN KEY(lead_id) REFERENCES lead (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_interaction_contact_id_contact FOREIGN KEY(contact_id) REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_interaction_member_id_member FOREIGN KEY(member_id) REFERENCES member (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_interaction_follow_up_id_follow_up FOREIGN KEY(follow_up_id) REFERENCES follow_up (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_interaction_import_run_id_import_run FOREIGN KEY(import_run_id) REFERENCES import_run (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;
CREATE INDEX ix_attachment_customer_id ON attachment (customer_id);
CREATE INDEX ix_attachment_interaction_id ON attachment (interaction_id);
CREATE INDEX ix_attachment_sha256 ON attachment (sha256);
CREATE INDEX ix_channel_parent_id ON channel (parent_id);
CREATE INDEX ix_contact_customer_id ON contact (customer_id);
CREATE INDEX ix_contact_deleted ON contact (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX ix_contact_import_run_id ON contact (import_run_id);
CREATE INDEX ix_contact_live_birthday ON contact (birthday_calendar, birthday_month, birthday_day) WHERE deleted_at IS NULL;
CREATE INDEX ix_contact_name ON contact (name);
CREATE INDEX ix_customer_channel_id ON customer (channel_id);
CREATE INDEX ix_customer_deleted ON customer (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX ix_customer_external ON customer (external_id) WHERE external_id IS NOT NULL;
CREATE INDEX ix_customer_import_run_id ON customer (import_run_id);
CREATE INDEX ix_customer_key_unplanned ON customer (importance, last_contact_at) WHERE deleted_at IS NULL AND next_due IS NULL AND importance > 1;
CREATE INDEX ix_customer_live_birthday ON customer (birthday_calendar, birthday_month, birthday_day, importance, id) WHERE deleted_at IS NULL;
CREATE INDEX ix_customer_live_city ON customer (city, sort_key, id) WHERE deleted_at IS NULL;
CREATE INDEX ix_customer_live_created ON customer (created_day, id) WHERE deleted_at IS NULL;
CREATE INDEX ix_customer_live_facts ON customer (importance, kind, owner_id, channel_id, relation, created_day, last_contact_at, next_due, city, industry, phone, sort_key) WHERE deleted_at IS NULL;
CREATE INDEX ix_customer_live_importance ON customer (importance, sort_key, id) WHERE deleted_at IS NULL;
CREATE INDEX ix_customer_live_importance_contact ON customer (importance, last_contact_at, id) WHERE deleted_at IS NULL;
CREATE INDEX ix_customer_live_importance_due ON customer (importance, next_due, id) WHERE deleted_at IS NULL;
CREATE INDEX ix_customer_live_industry ON customer (industry, sort_key, id) WHERE deleted_at IS NULL;
CREATE INDEX ix_customer_live_kind ON customer (kind, sort_key, id) WHERE deleted_at IS NULL;
CREATE INDEX ix_customer_live_last_contact ON customer (last_contact_at, id) WHERE deleted_at IS NULL;
CREATE INDEX ix_customer_live_name ON customer (sort_key, id) WHERE deleted_at IS NULL;
CREATE INDEX ix_customer_live_next_due ON customer (next_due, id) WHERE deleted_at IS NULL;
CREATE INDEX ix_customer_live_owner_contact ON customer (owner_id, last_contact_at, id) WHERE deleted_at IS NULL;
CREATE INDEX ix_customer_live_owner_due ON customer (owner_id, next_due, id) WHERE deleted_at IS NULL;
CREATE INDEX ix_customer_live_owner_name ON customer (owner_id, sort_key, id) WHERE deleted_at IS NULL;
CREATE INDEX ix_customer_live_phone ON customer (phone, id) WHERE deleted_at IS NULL;
CREATE INDEX ix_customer_name ON customer (name);
CREATE INDEX ix_customer_untouched ON customer (created_day, id) WHERE deleted_at IS NULL AND last_contact_at IS NULL AND next_due IS NULL;
CREATE INDEX ix_follow_up_contact_id ON follow_up (contact_id);
CREATE INDEX ix_follow_up_customer ON follow_up (customer_id);
CREATE INDEX ix_follow_up_deleted ON follow_up (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX ix_follow_up_import_run_id ON follow_up (import_run_id);
CREATE INDEX ix_follow_up_lead ON follow_up (lead_id) WHERE lead_id IS NOT NULL;
CREATE INDEX ix_follow_up_live_done ON follow_up (done_day) WHERE deleted_at IS NULL AND state = 'done';
CREATE INDEX ix_follow_up_live_due ON follow_up (due, id, state, kind, owner_id, ends) WHERE deleted_at IS NULL;
CREATE INDEX ix_follow_up_live_ends ON follow_up (ends, due) WHERE deleted_at IS NULL AND ends IS NOT NULL;
CREATE INDEX ix_follow_up_open_customer ON follow_up (customer_id, due) WHERE deleted_at IS NULL AND state = 'open';
CREATE INDEX ix_follow_up_open_due ON follow_up (due, id, kind, owner_id) WHERE deleted_at IS NULL AND state = 'open';
CREATE INDEX ix_follow_up_open_lead ON follow_up (lead_id, due) WHERE deleted_at IS NULL AND state = 'open' AND lead_id IS NOT NULL;
CREATE INDEX ix_follow_up_open_repeat ON follow_up (due, id) WHERE deleted_at IS NULL AND state = 'open' AND repeat_rule IS NOT NULL;
CREATE INDEX ix_follow_up_put_off ON follow_up (postponed) WHERE deleted_at IS NULL AND state = 'open' AND postponed >= 3;
CREATE INDEX ix_follow_up_repeat_of_id ON follow_up (repeat_of_id);
CREATE INDEX ix_follow_up_uid ON follow_up (uid) WHERE uid IS NOT NULL;
CREATE INDEX ix_import_mapping_signature ON import_mapping (signature);
CREATE INDEX ix_interaction_contact_id ON interaction (contact_id);
CREATE INDEX ix_interaction_deleted ON interaction (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX ix_interaction_follow_up_id ON interaction (follow_up_id);
CREATE INDEX ix_interaction_import_run_id ON interaction (import_run_id);
CREATE INDEX ix_interaction_live_customer ON interaction (customer_id, happened_at, id) WHERE deleted_at IS NULL;
CREATE INDEX ix_interaction_live_day_kind ON interaction (happened_day, kind) WHERE deleted_at IS NULL;
CREATE INDEX ix_interaction_live_happened ON interaction (happened_at, id) WHERE deleted_at IS NULL;
CREATE INDEX ix_interaction_live_lead ON interaction (lead_id, happened_at, id) WHERE deleted_at IS NULL AND lead_id IS NOT NULL;
CREATE INDEX ix_journal_entry_bulk ON journal_entry (table_name) WHERE record_id IS NULL;
CREATE INDEX ix_journal_entry_record ON journal_entry (record_id, table_name) WHERE record_id IS NOT NULL;
CREATE INDEX ix_journal_entry_step_id ON journal_entry (step_id);
CREATE INDEX ix_journal_step_at ON journal_step (at, id);
CREATE INDEX ix_lead_channel_id ON lead (channel_id);
CREATE INDEX ix_lead_customer_id ON lead (customer_id);
CREATE INDEX ix_lead_deleted ON lead (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX ix_lead_external ON lead (external_id) WHERE external_id IS NOT NULL;
CREATE INDEX ix_lead_import_run_id ON lead (import_run_id);
CREATE INDEX ix_lead_live_budget ON lead (budget, id) WHERE deleted_at IS NULL;
CREATE INDEX ix_lead_live_campaign ON lead (campaign, id) WHERE deleted_at IS NULL;
CREATE INDEX ix_lead_live_channel ON lead (channel_id, created_day, id) WHERE deleted_at IS NULL;
CREATE INDEX ix_lead_live_created ON lead (created_day, id) WHERE deleted_at IS NULL;
CREATE INDEX ix_lead_live_facts ON lead (state, owner_id, channel_id, created_day, last_contact_at, next_due, wake_on, campaign, budget, firm, phone, sort_key) WHERE deleted_at IS NULL;
CREATE INDEX ix_lead_live_firm ON lead (firm, id) WHERE deleted_at IS NULL;
CREATE INDEX ix_lead_live_last_contact ON lead (last_contact_at, id) WHERE deleted_at IS NULL;
CREATE INDEX ix_lead_live_name ON lead (sort_key, id) WHERE deleted_at IS NULL;
CREATE INDEX ix_lead_live_next_due ON lead (next_due, id) WHERE deleted_at IS NULL;
CREATE INDEX ix_lead_live_owner ON lead (owner_id, created_day, id) WHERE deleted_at IS NULL;
CREATE INDEX ix_lead_live_phone ON lead (phone, id) WHERE deleted_at IS NULL;
CREATE INDEX ix_lead_live_state ON lead (state, created_day, id) WHERE deleted_at IS NULL;
CREATE INDEX ix_lead_live_state_due ON lead (state, next_due, id) WHERE deleted_at IS NULL;
CREATE INDEX ix_lead_untouched ON lead (created_day, id) WHERE deleted_at IS NULL AND state = 'new' AND last_contact_at IS NULL AND next_due IS NULL;
CREATE INDEX ix_reach_contact_id ON reach (contact_id);
CREATE INDEX ix_reach_customer_id ON reach (customer_id);
CREATE INDEX ix_reach_lead_id ON reach (lead_id);
CREATE INDEX ix_reach_normal ON reach (normal, kind);
CREATE INDEX ix_saved_view_page ON saved_view (page);
CREATE INDEX ix_tag_link_contact_id ON tag_link (contact_id);
CREATE INDEX ix_tag_link_customer_tag ON tag_link (customer_id, tag_id, deleted_at);
CREATE INDEX ix_tag_link_lead_tag ON tag_link (lead_id, tag_id, deleted_at);
CREATE INDEX ix_tag_link_tag_customer ON tag_link (tag_id, customer_id, deleted_at);
CREATE INDEX ix_tag_link_tag_lead ON tag_link (tag_id, lead_id, deleted_at);
CREATE TABLE journal_entry (
	id INTEGER NOT NULL, 
	step_id INTEGER, 
	table_name TEXT NOT NULL, 
	record_id INTEGER, 
	action TEXT NOT NULL, 
	"before" TEXT, 
	"after" TEXT, 
	ranges TEXT, 
	CONSTRAINT pk_journal_entry PRIMARY KEY (id), 
	CONSTRAINT fk_journal_entry_step_id_journal_step FOREIGN KEY(step_id) REFERENCES journal_step (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;
CREATE TABLE journal_step (
	id INTEGER NOT NULL, 
	at INTEGER NOT NULL, 
	device INTEGER NOT NULL, 
	member_id INTEGER, 
	code TEXT NOT NULL, 
	details TEXT, 
	reverts_id INTEGER, 
	undone INTEGER NOT NULL, 
	undoable INTEGER NOT NULL, 
	CONSTRAINT pk_journal_step PRIMARY KEY (id), 
	CONSTRAINT fk_journal_step_member_id_member FOREIGN KEY(member_id) REFERENCES member (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_journal_step_reverts_id_journal_step FOREIGN KEY(reverts_id) REFERENCES journal_step (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;
CREATE TABLE lead (
	firm TEXT, 
	title TEXT, 
	state TEXT NOT NULL, 
	state_reason TEXT, 
	wake_on TEXT, 
	channel_id INTEGER, 
	campaign TEXT, 
	source_note TEXT, 
	interests TEXT, 
	budget INTEGER, 
	currency TEXT, 
	time_frame TEXT, 
	attitude TEXT, 
	industry TEXT, 
	region TEXT, 
	size TEXT, 
	owner_id INTEGER, 
	note TEXT, 
	created_day TEXT NOT NULL, 
	customer_id INTEGER, 
	external_id TEXT, 
	card_extra TEXT, 
	import_run_id INTEGER, 
	last_contact_at INTEGER, 
	next_due TEXT, 
	phone TEXT, 
	id INTEGER NOT NULL, 
	created_at INTEGER NOT NULL, 
	updated_at INTEGER NOT NULL, 
	updated_on INTEGER NOT NULL, 
	deleted_at INTEGER, 
	name TEXT NOT NULL, 
	sort_key TEXT NOT NULL, 
	initials TEXT NOT NULL, 
	CONSTRAINT pk_lead PRIMARY KEY (id), 
	CONSTRAINT fk_lead_channel_id_channel FOREIGN KEY(channel_id) REFERENCES channel (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_lead_owner_id_member FOREIGN KEY(owner_id) REFERENCES member (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_lead_customer_id_customer FOREIGN KEY(customer_id) REFERENCES customer (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_lead_import_run_id_import_run FOREIGN KEY(import_run_id) REFERENCES import_run (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;
CREATE TABLE member (
	name TEXT NOT NULL, 
	colour TEXT NOT NULL, 
	active INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	id INTEGER NOT NULL, 
	created_at INTEGER NOT NULL, 
	updated_at INTEGER NOT NULL, 
	updated_on INTEGER NOT NULL, 
	deleted_at INTEGER, 
	CONSTRAINT pk_member PRIMARY KEY (id)
)
 STRICT;
CREATE TABLE meta (
	name TEXT NOT NULL, 
	value INTEGER NOT NULL, 
	CONSTRAINT pk_meta PRIMARY KEY (name)
)
 STRICT;
CREATE TABLE reach (
	customer_id INTEGER, 
	contact_id INTEGER, 
	lead_id INTEGER, 
	kind TEXT NOT NULL, 
	label TEXT, 
	value TEXT NOT NULL, 
	normal TEXT, 
	position INTEGER NOT NULL, 
	id INTEGER NOT NULL, 
	created_at INTEGER NOT NULL, 
	updated_at INTEGER NOT NULL, 
	updated_on INTEGER NOT NULL, 
	deleted_at INTEGER, 
	CONSTRAINT pk_reach PRIMARY KEY (id), 
	CONSTRAINT fk_reach_customer_id_customer FOREIGN KEY(customer_id) REFERENCES customer (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_reach_contact_id_contact FOREIGN KEY(contact_id) REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_reach_lead_id_lead FOREIGN KEY(lead_id) REFERENCES lead (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;
CREATE TABLE saved_view (
	page TEXT NOT NULL, 
	name TEXT NOT NULL, 
	definition TEXT NOT NULL, 
	owner_id INTEGER, 
	position INTEGER NOT NULL, 
	id INTEGER NOT NULL, 
	created_at INTEGER NOT NULL, 
	updated_at INTEGER NOT NULL, 
	updated_on INTEGER NOT NULL, 
	deleted_at INTEGER, 
	CONSTRAINT pk_saved_view PRIMARY KEY (id), 
	CONSTRAINT fk_saved_view_owner_id_member FOREIGN KEY(owner_id) REFERENCES member (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;
CREATE TABLE setting (
	name TEXT NOT NULL, 
	value TEXT, 
	CONSTRAINT pk_setting PRIMARY KEY (name)
)
 STRICT;
CREATE TABLE tag (
	name TEXT NOT NULL, 
	colour TEXT NOT NULL, 
	letter TEXT, 
	id INTEGER NOT NULL, 
	created_at INTEGER NOT NULL, 
	updated_at INTEGER NOT NULL, 
	updated_on INTEGER NOT NULL, 
	deleted_at INTEGER, 
	CONSTRAINT pk_tag PRIMARY KEY (id)
)
 STRICT;
CREATE TABLE tag_link (
	tag_id INTEGER, 
	customer_id INTEGER, 
	contact_id INTEGER, 
	lead_id INTEGER, 
	id INTEGER NOT NULL, 
	created_at INTEGER NOT NULL, 
	updated_at INTEGER NOT NULL, 
	updated_on INTEGER NOT NULL, 
	deleted_at INTEGER, 
	CONSTRAINT pk_tag_link PRIMARY KEY (id), 
	CONSTRAINT fk_tag_link_tag_id_tag FOREIGN KEY(tag_id) REFERENCES tag (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_tag_link_customer_id_customer FOREIGN KEY(customer_id) REFERENCES customer (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_tag_link_contact_id_contact FOREIGN KEY(contact_id) REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_tag_link_lead_id_lead FOREIGN KEY(lead_id) REFERENCES lead (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;
CREATE TABLE tally (
	measure TEXT NOT NULL, 
	day TEXT NOT NULL, 
	"key" TEXT NOT NULL, 
	amount INTEGER NOT NULL, 
	CONSTRAINT pk_tally PRIMARY KEY (measure, day, "key")
)
 STRICT;
CREATE TABLE total (
	table_name TEXT NOT NULL, 
	live INTEGER NOT NULL, 
	CONSTRAINT pk_total PRIMARY KEY (table_name)
)
 STRICT;
