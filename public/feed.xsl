<?xml version="1.0" encoding="utf-8"?>
<!-- A feed opened in a browser, as a page: what it is, how to follow it, and its papers. -->
<xsl:stylesheet version="1.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:atom="http://www.w3.org/2005/Atom"
  xmlns:dc="http://purl.org/dc/elements/1.1/"
  exclude-result-prefixes="atom dc">
  <xsl:output method="html" encoding="utf-8" doctype-system="about:legacy-compat"/>

  <xsl:template match="/">
    <xsl:apply-templates/>
  </xsl:template>

  <xsl:template match="rss/channel">
    <xsl:call-template name="page">
      <xsl:with-param name="title" select="title"/>
      <xsl:with-param name="about" select="description"/>
      <xsl:with-param name="address" select="atom:link[@rel='self']/@href"/>
      <xsl:with-param name="page" select="link"/>
      <xsl:with-param name="papers" select="item"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="atom:feed">
    <xsl:call-template name="page">
      <xsl:with-param name="title" select="atom:title"/>
      <xsl:with-param name="about" select="atom:subtitle"/>
      <xsl:with-param name="address" select="atom:link[@rel='self']/@href"/>
      <xsl:with-param name="page" select="atom:link[@rel='alternate']/@href"/>
      <xsl:with-param name="papers" select="atom:entry"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="page">
    <xsl:param name="title"/>
    <xsl:param name="about"/>
    <xsl:param name="address"/>
    <xsl:param name="page"/>
    <xsl:param name="papers"/>
    <html lang="en">
      <head>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <title><xsl:value-of select="$title"/></title>
        <link rel="stylesheet" href="/feed.css"/>
      </head>
      <body>
        <main>
          <h1><xsl:value-of select="$title"/></h1>
          <p><xsl:value-of select="$about"/></p>
          <p class="follow">
            This is a feed. To follow it, copy its address into a feed reader:
            <code><xsl:value-of select="$address"/></code>
          </p>
          <p>
            The same papers <a href="{$page}">as a page</a>, or
            <a href="/subscribe">mailed to you once a day</a>.
          </p>
          <xsl:if test="not($papers)">
            <p>No paper is in it yet. The first one will appear here and in your reader.</p>
          </xsl:if>
          <ol><xsl:apply-templates select="$papers"/></ol>
        </main>
      </body>
    </html>
  </xsl:template>

  <xsl:template match="item">
    <li>
      <h2><a href="{link}"><xsl:value-of select="title"/></a></h2>
      <p class="about">
        <xsl:call-template name="authors"><xsl:with-param name="names" select="dc:creator"/></xsl:call-template>
        <xsl:if test="pubDate">
          <xsl:text>· </xsl:text><time><xsl:value-of select="substring(pubDate, 6, 11)"/></time>
        </xsl:if>
      </p>
    </li>
  </xsl:template>

  <xsl:template match="atom:entry">
    <li>
      <h2><a href="{atom:link/@href}"><xsl:value-of select="atom:title"/></a></h2>
      <p class="about">
        <xsl:call-template name="authors"><xsl:with-param name="names" select="atom:author/atom:name"/></xsl:call-template>
        <xsl:if test="atom:published">
          <xsl:text>· </xsl:text><time><xsl:value-of select="substring(atom:published, 1, 10)"/></time>
        </xsl:if>
      </p>
    </li>
  </xsl:template>

  <!-- Three names, and how many more there are. -->
  <xsl:template name="authors">
    <xsl:param name="names"/>
    <xsl:for-each select="$names[position() &lt;= 3]">
      <xsl:if test="position() &gt; 1">, </xsl:if>
      <xsl:value-of select="."/>
    </xsl:for-each>
    <xsl:if test="count($names) &gt; 3"> and <xsl:value-of select="count($names) - 3"/> more</xsl:if>
    <xsl:text> </xsl:text>
  </xsl:template>
</xsl:stylesheet>
